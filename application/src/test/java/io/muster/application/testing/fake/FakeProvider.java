package io.muster.application.testing.fake;

import io.muster.application.port.out.connection.IdentityProviders;
import io.muster.domain.connection.Finding;
import io.muster.domain.connection.ProviderSettings;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.IdentityPart;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer;
import io.muster.domain.signin.SampleClaims;
import io.muster.domain.signin.SampleIdentity;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** An identity provider that proves whom the test wants it to prove, and keeps what it was asked. */
public final class FakeProvider implements IdentityProviders {
    public Optional<Registration> asked = Optional.empty();
    private Optional<String> metadata = Optional.empty();
    private Supplier<ProvenIdentity> answer = () -> {
        throw new SignInRefused(SignInCode.OIDC_PROVIDER_UNREACHABLE, "No identity provider in this test");
    };

    public void proves(ProvenIdentity identity) {
        answer = () -> identity;
    }

    public void answers(Supplier<ProvenIdentity> supplied) {
        answer = supplied;
    }

    @Override
    public List<Finding> check(Registration registration) {
        asked = Optional.of(registration);
        return List.of(Finding.ok("Checked"));
    }

    /** Lets the provider publish this document, or nothing. */
    public void publishes(Optional<String> document) {
        metadata = document;
    }

    @Override
    public String metadata(URI url) {
        return metadata.orElseThrow(() -> Problem.invalidValue("The metadata cannot be read: no answer"));
    }

    @Override
    public URI authenticationUrl(Registration registration, Attempt attempt) {
        asked = Optional.of(registration);
        return URI.create("https://idp.example/authorize?state=" + attempt.id());
    }

    @Override
    public ProvenIdentity prove(Registration registration, Attempt attempt, ProviderAnswer returned, Replays replays) {
        asked = Optional.of(registration);
        return answer.get();
    }

    /** Identifies the person whom {@link #prove} would prove, by the claim email. */
    @Override
    public SampleIdentity identify(ProviderSettings settings, SampleClaims sample) {
        return new SampleIdentity(answer.get(), Map.of(IdentityPart.EMAIL, "email"));
    }
}
