package io.muster.idp.connection.saml;

import io.muster.application.port.out.connection.IdentityProviders.Attempt;
import io.muster.application.port.out.connection.IdentityProviders.Registration;
import io.muster.application.port.out.connection.IdentityProviders.Replays;
import io.muster.application.port.out.connection.SamlDocuments;
import io.muster.domain.connection.Finding;
import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.ProviderMetadata;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.connection.ServiceKeyPair;
import io.muster.domain.connection.ServiceProviderValues;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer.SamlPost;
import io.muster.domain.signin.SampleClaims;
import io.muster.domain.signin.SampleIdentity;
import io.muster.domain.signin.SignInRefused;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Talks to SAML identity providers as a service provider. The browser carries all messages; nobody else is asked. */
public final class SamlProvider implements SamlDocuments {
    /** The time before the end of the last certificate from which on a check warns. */
    private static final Duration SOON = Duration.ofDays(30);

    /** Keys are replaced by a rollover. An earlier end would only break sign-in on a day that nobody expects. */
    private static final int YEARS_OF_A_KEY = 20;

    private final SecureRandom random;
    private final InstantSource time;

    public SamlProvider(SecureRandom random, InstantSource time) {
        this.random = random;
        this.time = time;
    }

    /** Checks the dates of the certificates. The rest of the settings cannot be wrong without a person noticing. */
    public List<Finding> check(SamlSettings settings) {
        Instant now = time.instant();
        List<Finding> findings = new ArrayList<>();
        settings.certificates().forEach(certificate -> findings.add(finding(certificate, now)));
        findings.add(Finding.ok(
                settings.signRequests() ? "Muster signs its requests." : "Muster does not sign its requests."));
        return findings;
    }

    /** The key alone decides about a sign-in, so no end is a failure here; many identity providers stop at it. */
    private static Finding finding(IdpCertificate certificate, Instant now) {
        String which = "The certificate " + certificate.fingerprint().substring(0, 16) + "... ";
        if (!now.isBefore(certificate.end())) {
            return Finding.warning(which + "ended at " + certificate.end()
                    + ". Its key is still accepted; ask the identity provider for its present certificate.");
        }
        return certificate.end().isBefore(now.plus(SOON))
                ? Finding.warning(which + "ends soon, at " + certificate.end() + ".")
                : Finding.ok(which + "is valid until " + certificate.end() + ".");
    }

    /** Returns the request to authenticate as a URL. */
    public URI authenticationUrl(SamlSettings settings, Registration registration, Attempt attempt) {
        return AuthnRequest.redirect(
                settings, serviceProvider(registration.serviceProvider()), keys(registration), request(attempt));
    }

    /** @throws io.muster.domain.signin.SignInRefused with the first rule that the response breaks */
    public ProvenIdentity prove(
            SamlSettings settings, Registration registration, Attempt attempt, SamlPost answer, Replays replays) {
        return new SamlResponse(
                        settings, serviceProvider(registration.serviceProvider()), keys(registration), request(attempt))
                .prove(answer.response(), time.instant(), replays);
    }

    /**
     * Reads attributes as those of an assertion.
     *
     * @throws SignInRefused if the NameID identifies nobody
     */
    public SampleIdentity identify(SamlSettings settings, SampleClaims sample) {
        NameId nameId = NameId.of(
                sample.nameId().orElseThrow(NameId::missing).strip(),
                sample.nameIdFormat().orElse(SamlNames.UNSPECIFIED));
        Person person = new Person(nameId, AssertionAttributes.of(sample), settings.attributes());
        return new SampleIdentity(person.authenticatedAt(Optional.empty()), person.sources());
    }

    @Override
    public ServiceKeyPair newKeyPair(ServiceProviderValues serviceProvider) {
        Instant begin = time.instant().truncatedTo(ChronoUnit.DAYS);
        Instant end = begin.atZone(ZoneOffset.UTC).plusYears(YEARS_OF_A_KEY).toInstant();
        return SpKey.generate(random, "Muster " + serviceProvider.organization(), begin, end)
                .pair();
    }

    @Override
    public String metadata(ServiceProviderValues serviceProvider, List<String> certificates, boolean signRequests) {
        return SpMetadata.xml(serviceProvider(serviceProvider), certificates, signRequests);
    }

    @Override
    public ProviderMetadata read(String document) {
        return IdpMetadata.read(document.getBytes(StandardCharsets.UTF_8), time.instant());
    }

    @Override
    public boolean isUnsolicited(SamlPost answer) {
        return SamlResponse.isUnsolicited(answer.response());
    }

    private static ServiceProvider serviceProvider(ServiceProviderValues values) {
        return new ServiceProvider(values.entityId(), values.acsUrl());
    }

    private static SamlRequest request(Attempt attempt) {
        return new SamlRequest(attempt.id().toString(), attempt.started(), attempt.freshLogin());
    }

    private static SpKeys keys(Registration registration) {
        List<SpKey> keys = registration.keys().stream().map(SpKey::of).toList();
        return new SpKeys(keys.get(0), keys.stream().skip(1).findFirst());
    }
}
