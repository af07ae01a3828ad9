package io.muster.domain.connection;

import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import io.muster.domain.text.UrlRule;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A SAML 2.0 identity provider as an admin configured it.
 *
 * @param entityId the issuer of its responses (saml-core 8.3.6)
 * @param ssoUrl its single sign-on service with the binding HTTP-Redirect
 * @param certificates any of them may have signed a response
 * @param metadataUrl where its metadata is read again every day; without TLS only where an operator allows that
 * @param signRequests whether our requests carry a signature
 */
public record SamlSettings(
        String entityId,
        URI ssoUrl,
        List<IdpCertificate> certificates,
        Optional<URI> metadataUrl,
        boolean signRequests,
        SamlAttributeNames attributes)
        implements ProviderSettings {
    public static final int MAX_CERTIFICATES = 10;

    private static final int MAX_ENTITY_ID = 1_024;
    private static final int MAX_URL = 2_048;

    /** Browsers carry requests there, so that it has TLS in every installation. */
    public static final UrlRule SSO_URL = UrlRule.of("ssoUrl", MAX_URL).encrypted();

    public static final UrlRule METADATA_URL = UrlRule.of("metadataUrl", MAX_URL);

    /**
     * @throws Problem INVALID_VALUE if a value is too long, a URL breaks its rule, or there are not 1 to
     *     {@value #MAX_CERTIFICATES} certificates
     */
    public SamlSettings {
        Texts.require("entityId", entityId, MAX_ENTITY_ID);
        SSO_URL.read(ssoUrl.toString());
        metadataUrl.ifPresent(url -> METADATA_URL.read(url.toString()));
        certificates = certificates.stream().distinct().toList();
        if (certificates.isEmpty() || certificates.size() > MAX_CERTIFICATES) {
            throw Problem.invalidValue("certificates must be 1 to " + MAX_CERTIFICATES + " certificates");
        }
    }

    @Override
    public SsoProtocol protocol() {
        return SsoProtocol.SAML;
    }

    @Override
    public String issuer() {
        return entityId;
    }

    @Override
    public boolean hasSameSubjectsAs(ProviderSettings other) {
        return other instanceof SamlSettings saml && entityId.equals(saml.entityId);
    }

    /** Returns these settings with what the identity provider now publishes; the admin's own choices stay. */
    public SamlSettings republished(URI newSsoUrl, List<IdpCertificate> published) {
        return new SamlSettings(entityId, newSsoUrl, published, metadataUrl, signRequests, attributes);
    }
}
