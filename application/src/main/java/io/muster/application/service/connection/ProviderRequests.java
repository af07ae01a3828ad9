package io.muster.application.service.connection;

import io.muster.application.port.out.connection.IdentityProviders;
import io.muster.application.port.out.connection.IdentityProviders.Attempt;
import io.muster.application.port.out.connection.IdentityProviders.Replays;
import io.muster.application.port.out.connection.SamlDocuments;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.connection.Finding;
import io.muster.domain.connection.ProviderMetadata;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer;
import io.muster.domain.signin.ProviderAnswer.SamlPost;
import io.muster.domain.signin.SampleClaims;
import io.muster.domain.signin.SampleIdentity;
import io.muster.domain.signin.SignInRefused;
import java.net.URI;
import java.util.List;

/**
 * Asks identity providers with the secrets of a connection, which are opened for that moment. A call may take
 * seconds: never call it inside a unit of work.
 */
public final class ProviderRequests {
    private final IdentityProviders providers;
    private final SamlDocuments saml;
    private final ConnectionSecrets secrets;

    ProviderRequests(IdentityProviders providers, SamlDocuments saml, ConnectionSecrets secrets) {
        this.providers = providers;
        this.saml = saml;
        this.secrets = secrets;
    }

    ConnectionSecrets secrets() {
        return secrets;
    }

    List<Finding> check(OrganizationId organization, ConnectionVersion version) {
        return providers.check(secrets.registration(organization, version));
    }

    /** @throws Problem INVALID_VALUE if there is no usable metadata of a SAML identity provider */
    ProviderMetadata metadata(URI url) {
        return saml.read(providers.metadata(url));
    }

    /** @throws Problem INVALID_VALUE if the document is no usable metadata of a SAML identity provider */
    ProviderMetadata read(String document) {
        return saml.read(document);
    }

    /** @throws SignInRefused if the provider cannot be asked */
    public URI authenticationUrl(OrganizationId organization, ConnectionVersion version, Attempt attempt) {
        return providers.authenticationUrl(secrets.registration(organization, version), attempt);
    }

    /** @throws SignInRefused if the answer proves nothing */
    public ProvenIdentity prove(
            OrganizationId organization,
            ConnectionVersion version,
            Attempt attempt,
            ProviderAnswer answer,
            Replays replays) {
        return providers.prove(secrets.registration(organization, version), attempt, answer, replays);
    }

    /**
     * Reads claims that nobody has proven. Asks nobody.
     *
     * @throws SignInRefused if they identify nobody
     */
    public SampleIdentity identify(ConnectionVersion version, SampleClaims sample) {
        return providers.identify(version.settings(), sample);
    }

    /** Returns whether the answer is one to no request. Asks nobody. */
    public boolean isUnsolicited(ProviderAnswer answer) {
        return answer instanceof SamlPost post && post.signIn().isEmpty() && saml.isUnsolicited(post);
    }
}
