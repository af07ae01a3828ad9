package io.muster.application.port.out.connection;

import io.muster.domain.connection.ProviderMetadata;
import io.muster.domain.connection.ServiceKeyPair;
import io.muster.domain.connection.ServiceProviderValues;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.ProviderAnswer.SamlPost;
import java.util.List;

/** Writes and reads documents of SAML 2.0. Asks nobody. */
public interface SamlDocuments {
    /** Makes a key pair with a certificate in the name of the organization's service. Seldom takes a second. */
    ServiceKeyPair newKeyPair(ServiceProviderValues serviceProvider);

    /**
     * Writes the metadata of the service provider.
     *
     * @param certificates of all its key pairs, that of the signing one first
     */
    String metadata(ServiceProviderValues serviceProvider, List<String> certificates, boolean signRequests);

    /**
     * Reads the metadata of an identity provider.
     *
     * @throws Problem INVALID_VALUE if it is not that of exactly one, cannot be used any more, or is too large
     */
    ProviderMetadata read(String document);

    /** Returns whether the response claims to answer no request. Proves nothing. */
    boolean isUnsolicited(SamlPost answer);
}
