package io.muster.idp.connection;

import io.muster.application.port.out.connection.IdentityProviders;
import io.muster.domain.connection.Finding;
import io.muster.domain.connection.OidcSettings;
import io.muster.domain.connection.ProviderSettings;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer;
import io.muster.domain.signin.ProviderAnswer.OidcCallback;
import io.muster.domain.signin.ProviderAnswer.SamlPost;
import io.muster.domain.signin.SampleClaims;
import io.muster.domain.signin.SampleIdentity;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import io.muster.idp.connection.oidc.OidcProvider;
import io.muster.idp.connection.saml.MetadataSource;
import io.muster.idp.connection.saml.SamlProvider;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Talks to identity providers, each by its protocol. */
public final class ConnectedProviders implements IdentityProviders {
    private final OidcProvider oidc;
    private final SamlProvider saml;
    private final MetadataSource metadata;
    private final ProviderTurns turns;

    public ConnectedProviders(OidcProvider oidc, SamlProvider saml, MetadataSource metadata, InstantSource time) {
        this.oidc = oidc;
        this.saml = saml;
        this.metadata = metadata;
        this.turns = new ProviderTurns(ProviderTurns.PATIENCE, time);
    }

    @Override
    public List<Finding> check(Registration registration) {
        ProviderSettings settings = registration.settings();
        if (settings instanceof OidcSettings openId) {
            return oidc.check(openId, registration);
        }
        SamlSettings service = (SamlSettings) settings;
        List<Finding> findings = new ArrayList<>(saml.check(service));
        service.metadataUrl().ifPresent(url -> findings.add(finding(service, url)));
        return findings;
    }

    private Finding finding(SamlSettings settings, URI url) {
        try {
            return saml.read(metadata.read(url)).refresh(settings).equals(settings)
                    ? Finding.ok("The metadata was read, and says what the draft says.")
                    : Finding.warning("The metadata was read, and says something else than the draft: save it again.");
        } catch (Problem unusable) {
            return Finding.failed(unusable.detail());
        }
    }

    @Override
    public String metadata(URI url) {
        return metadata.read(url);
    }

    @Override
    public URI authenticationUrl(Registration registration, Attempt attempt) {
        ProviderSettings settings = registration.settings();
        if (settings instanceof OidcSettings openId) {
            return turns.take(
                    registration.serviceProvider().redirectUri(),
                    () -> oidc.authenticationUrl(openId, registration, attempt));
        }
        return saml.authenticationUrl((SamlSettings) settings, registration, attempt);
    }

    @Override
    public ProvenIdentity prove(Registration registration, Attempt attempt, ProviderAnswer answer, Replays replays) {
        ProviderSettings settings = registration.settings();
        if (answer instanceof OidcCallback callback && settings instanceof OidcSettings openId) {
            return turns.take(
                    registration.serviceProvider().redirectUri(),
                    () -> oidc.prove(openId, registration, attempt, callback));
        }
        if (answer instanceof SamlPost post && settings instanceof SamlSettings service) {
            return saml.prove(service, registration, attempt, post, replays);
        }
        throw new SignInRefused(SignInCode.CONNECTION_CHANGED, "The answer is of another protocol");
    }

    @Override
    public SampleIdentity identify(ProviderSettings settings, SampleClaims sample) {
        return settings instanceof OidcSettings openId
                ? oidc.identify(openId, sample)
                : saml.identify((SamlSettings) settings, sample);
    }
}
