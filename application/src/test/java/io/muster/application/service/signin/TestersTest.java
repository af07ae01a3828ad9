package io.muster.application.service.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.in.connection.ManageConnection.Draft;
import io.muster.application.port.in.contact.ManageContactLinks.NewContactLink;
import io.muster.application.port.in.signin.SignIn.Redirect;
import io.muster.application.port.in.signin.SignIn.Result;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.application.testing.TestUseCases;
import io.muster.application.testing.fake.FakeProvider;
import io.muster.domain.connection.ClientSecret;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.EmailVerification;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.PersonNames;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer.OidcCallback;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import io.muster.domain.token.CredentialText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Until when testers of a draft get its result. */
class TestersTest {
    private static final Browser BROWSER = new Browser("request", "192.0.2.7", Optional.empty());

    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final FakeProvider provider = new FakeProvider();
    private final UseCases useCases = TestUseCases.aWorld().with(provider).useCases(scene.ports, scene.environment);
    private final ManageConnection connections = useCases.manageConnection();
    private final EmailAddress ana = EmailAddress.of("ana@" + scene.domain);

    @BeforeEach
    void saveDraft() {
        connections.save(
                scene.admin,
                acme,
                new Draft(
                        SsoFixtures.oidc("https://idp.example"),
                        Optional.of(OrgRole.VIEWER),
                        Optional.of(new ClientSecret("client-secret-1234"))));
        provider.proves(identity(Optional.of(ana), EmailVerification.UNSTATED));
    }

    @Test
    void resultIsNotGivenOnceTheCredentialOfTheTesterHasEnded() {
        NewContactLink revoked = link();
        assertGone(enter(revoked), () -> useCases.manageContactLinks()
                .revoke(scene.admin, acme, revoked.link().id()));

        SignedInMember signedOut = scene.signedIn(OrgRole.ADMIN);
        assertGone(signedOut, () -> scene.sessions.end(signedOut));

        SignedInMember demoted = scene.signedIn(OrgRole.ADMIN);
        assertGone(
                demoted,
                () -> scene.members.setRole(
                        scene.admin, acme, demoted.session().member(), Optional.of(OrgRole.DEVELOPER)));

        SignedInMember removed = scene.signedIn(OrgRole.ADMIN);
        assertGone(
                removed,
                () -> scene.members.remove(scene.admin, acme, removed.session().member()));

        CredentialText key = scene.apiKeys.issue(scene.admin, "deployment", Optional.of(acme), Optional.empty());
        assertGone(
                scene.admins.authenticate(key.text()), () -> scene.apiKeys.revoke(scene.admin, key.publicId()));

        NewContactLink brief = useCases.manageContactLinks()
                .make(
                        scene.admin,
                        acme,
                        "Kim",
                        Optional.of(scene.environment.now().plusSeconds(60)));
        assertGone(enter(brief), () -> scene.passes(Duration.ofSeconds(60)));
    }

    /** Ends the credential while the identity provider is asked: when it proves somebody, and when it refuses. */
    private void assertGone(AdminCaller tester, Runnable end) {
        ManageConnection.Test proven = connections.test(tester, acme, BROWSER);
        Redirect opened = open(proven);
        Redirect other = open(connections.test(tester, acme, BROWSER));
        ManageConnection.Test unopened = connections.test(tester, acme, BROWSER);
        provider.answers(() -> {
            end.run();
            return identity(Optional.of(ana), EmailVerification.UNSTATED);
        });

        assertThat(complete(opened))
                .isEqualTo(new Result.Refused(SignInCode.TESTER_GONE, Optional.of(""), Optional.of("request")));

        SignInAttempt logged = useCases.readSignIns().find(scene.admin, acme, proven.id());
        assertThat(logged.refusal().map(SignInAttempt.Refusal::code)).contains(SignInCode.TESTER_GONE);
        assertThat(logged.member()).isEmpty();
        provider.answers(() -> {
            throw new SignInRefused(SignInCode.OIDC_PROVIDER_ERROR, "what the provider said");
        });
        assertThat(code(complete(other))).contains(SignInCode.TESTER_GONE);
        assertNotOpened(unopened);
        assertThat(connections.find(scene.admin, acme).missing()).hasSize(1);
    }

    @Test
    void testThatNamesNoTesterHasNoResult() {
        SignInAttempt started = SsoFixtures.test(acme, scene.environment.now());
        SignInAttempt old = new SignInAttempt(
                acme,
                started.id(),
                started.beganWith(),
                new SignInAttempt.Kind(true, false, Optional.empty()),
                started.secret(),
                started.target(),
                started.started(),
                started.course(),
                started.browser());

        scene.ports.unitOfWork().run(() -> scene.ports.signIns().add(old));

        assertNotOpened(new ManageConnection.Test(old.id(), AttemptSecret.of(new byte[AttemptSecret.BYTES])));
    }

    private void assertNotOpened(ManageConnection.Test test) {
        assertThatThrownBy(() -> open(test))
                .isInstanceOfSatisfying(
                        SignInRefused.class, refused -> assertThat(refused.code()).isEqualTo(SignInCode.TESTER_GONE));
    }

    private NewContactLink link() {
        return useCases.manageContactLinks().make(scene.admin, acme, "Kim", Optional.empty());
    }

    private AdminCaller enter(NewContactLink made) {
        return scene.admins.authenticate(made.token().text());
    }

    private Redirect open(ManageConnection.Test test) {
        return useCases.signIn().openTest(acme, test.id(), test.secret());
    }

    private Result complete(Redirect redirect) {
        String state = redirect.url().getQuery().replace("state=", "");
        return useCases.signIn()
                .complete(
                        acme,
                        new OidcCallback(Map.of("state", List.of(state), "code", List.of("c"))),
                        Optional.of(redirect.secret()),
                        BROWSER);
    }

    private static Optional<SignInCode> code(Result result) {
        return result instanceof Result.Refused refused ? Optional.of(refused.code()) : Optional.empty();
    }

    private static ProvenIdentity identity(Optional<EmailAddress> email, EmailVerification verification) {
        Map<String, List<String>> claims = new LinkedHashMap<>();
        claims.put("sub", List.of("s1"));
        claims.put("groups", List.of("Engineering"));
        return new ProvenIdentity(
                "s1",
                email,
                verification,
                Optional.empty(),
                new PersonNames(Optional.of("Ana"), Optional.empty(), Optional.empty()),
                new GroupClaims.Received(List.of("Engineering")),
                Optional.empty(),
                claims);
    }
}
