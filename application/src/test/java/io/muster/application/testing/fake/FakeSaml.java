package io.muster.application.testing.fake;

import io.muster.application.port.out.connection.SamlDocuments;
import io.muster.domain.connection.ProviderMetadata;
import io.muster.domain.connection.ServiceKeyPair;
import io.muster.domain.connection.ServiceProviderValues;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.ProviderAnswer.SamlPost;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads documents that are only as much SAML as use cases see of it. */
public final class FakeSaml implements SamlDocuments {
    public static final SamlPost UNSOLICITED = new SamlPost(java.util.Optional.of("/console"), "unsolicited");

    private final Map<String, ProviderMetadata> published = new HashMap<>();
    private Runnable meanwhile = () -> {};
    private int made;

    /** Lets the document describe this provider. */
    public void publishes(String document, ProviderMetadata metadata) {
        published.put(document, metadata);
    }

    /** Runs this while a key pair is made. */
    public void whileMakingAKeyPair(Runnable work) {
        meanwhile = work;
    }

    @Override
    public ServiceKeyPair newKeyPair(ServiceProviderValues serviceProvider) {
        meanwhile.run();
        made++;
        return new ServiceKeyPair(base64("private " + made), base64("certificate " + made));
    }

    @Override
    public String metadata(ServiceProviderValues serviceProvider, List<String> certificates, boolean signRequests) {
        return serviceProvider.entityId() + " " + certificates + " " + signRequests;
    }

    @Override
    public ProviderMetadata read(String document) {
        if (!published.containsKey(document)) {
            throw Problem.invalidValue("The metadata cannot be read");
        }
        return published.get(document);
    }

    @Override
    public boolean isUnsolicited(SamlPost answer) {
        return answer.equals(UNSOLICITED);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
