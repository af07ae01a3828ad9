package io.muster.application.service.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.OrganizationAdmin;
import io.muster.application.port.in.organization.AdministerOrganizations.Policy;
import io.muster.application.port.in.token.AuthenticateScimClient.Attribution;
import io.muster.application.port.in.token.AuthenticateScimClient.Attribution.Reason;
import io.muster.application.port.in.token.AuthenticateScimClient.Outcome;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Refusals;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.organization.Workspace;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.TokenRing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SCIM tokens, API keys, provisioning modes and the scope of callers. */
class AdministrationTest {
    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();

    @Test
    void tokenWorksUntilTheOrganizationLeavesScim() {
        String token = enableScim();

        assertThat(authenticate(token)).isInstanceOf(Outcome.Accepted.class);
        scene.provisioning.switchMode(scene.admin, acme, ProvisioningMode.MANUAL, true);
        assertRefused(token, Reason.REVOKED);
        String again = enableScim();
        assertThat(authenticate(again)).isInstanceOf(Outcome.Accepted.class);
        assertRefused(token, Reason.REVOKED);
    }

    @Test
    void refusalIsAttributedToTheOrganizationOfTheToken() {
        String token = enableScim();
        String forged = CredentialText.of(
                        CredentialText.Kind.SCIM_TOKEN,
                        scene.environment.secrets().random(CredentialText.PUBLIC_ID_BYTES),
                        new byte[CredentialText.SECRET_BYTES])
                .text();
        String wrongSecret = withOtherSecret(token);

        assertRefused(wrongSecret, Reason.WRONG_SECRET);
        assertThat(authenticate(forged)).isEqualTo(new Outcome.Refused(Optional.empty()));
        assertThat(authenticate("nonsense")).isEqualTo(new Outcome.Refused(Optional.empty()));
        Outcome elsewhere =
                scene.authentication.authenticate(Optional.of(new OrganizationId(UUID.randomUUID())), token);
        assertThat(attribution(elsewhere))
                .isEqualTo(new Attribution(acme, publicId(token), Reason.WRONG_ORGANIZATION, ProvisioningMode.SCIM));
        assertThat(attribution(scene.authentication.authenticate(Optional.empty(), token))
                        .reason())
                .isEqualTo(Reason.WRONG_ORGANIZATION);
    }

    @Test
    void bothTokensWorkDuringTheOverlapToTheSecond() {
        String old = enableScim();
        scene.passes(Duration.ofMinutes(1));
        String fresh = scene.tokens.rotate(scene.admin, acme).token().text();

        scene.passes(TokenRing.OVERLAP.minusSeconds(1));
        assertThat(authenticate(old)).isInstanceOf(Outcome.Accepted.class);
        scene.passes(Duration.ofSeconds(1));
        assertRefused(old, Reason.EXPIRED);
        assertThat(authenticate(fresh)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void firstUseOfATokenIsRecordedAtOnce() {
        String token = enableScim();
        assertThat(scene.tokens
                        .tokens(scene.admin, acme)
                        .ring()
                        .current()
                        .orElseThrow()
                        .lastUsedAt())
                .isEmpty();

        authenticate(token);

        assertThat(scene.tokens
                        .tokens(scene.admin, acme)
                        .ring()
                        .current()
                        .orElseThrow()
                        .lastUsedAt())
                .isPresent();
        scene.tokens.rotate(scene.admin, acme);
        scene.tokens.cancelRotation(scene.admin, acme);
        assertThat(authenticate(token)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void tokensCanBeManagedOnlyWhileScimIsActive() {
        assertRefused(Code.MODE_CONFLICT, () -> scene.tokens.rotate(scene.admin, acme));
        enableScim();
        assertRefused(Code.MODE_CONFLICT, () -> scene.tokens.endOverlap(scene.admin, acme));
        assertRefused(Code.MODE_CONFLICT, () -> scene.tokens.cancelRotation(scene.admin, acme));
        assertThat(scene.provisioning
                        .switchMode(scene.admin, acme, ProvisioningMode.SCIM, false)
                        .token())
                .isEmpty();
    }

    @Test
    void losingPlanOrConnectionRevokesTheTokens() {
        String token = enableScim();
        scene.organizations.setPlan(scene.admin, acme, Plan.STARTER, true);
        assertRefused(token, Reason.REVOKED);
        scene.organizations.setPlan(scene.admin, acme, Plan.BUSINESS, false);
        String second = enableScim();
        scene.organizations.removeSso(scene.admin, acme, true);
        assertRefused(second, Reason.REVOKED);
        assertThat(scene.organization().mode()).isEqualTo(ProvisioningMode.MANUAL);
    }

    @Test
    void changeThatChangesNothingIsNotSaved() {
        Organization before = scene.organization();
        Policy same = new Policy(Optional.of(before.name()), Optional.empty(), Optional.empty());

        assertThat(scene.organizations.setPolicy(scene.admin, acme, same)).isEqualTo(before);
        assertThat(scene.organizations.setPlan(scene.admin, acme, before.plan(), false))
                .isEqualTo(before);

        assertThat(scene.organization().version()).isEqualTo(before.version());
    }

    @Test
    void organizationHasABoundedNumberOfWorkspaces() {
        scene.ports.unitOfWork().run(() -> IntStream.range(1, Workspace.MAX_NUMBER)
                .mapToObj(at -> Fixtures.workspace(acme, "Workspace " + at))
                .forEach(scene.ports.workspaces()::add));

        scene.workspaces.create(scene.admin, acme, "The last one");
        assertRefused(Code.MODE_CONFLICT, () -> scene.workspaces.create(scene.admin, acme, "One more"));
    }

    @Test
    void keyForOneOrganizationOpensNoOther() {
        Organization other = scene.another("other.example");
        AdminCaller scoped = new OrganizationAdmin("acme", Optional.empty(), acme);
        SsoSummary draft = SsoSummary.draft(SsoProtocol.OIDC, "x", OrgRole.VIEWER);
        OrganizationId id = other.id();
        UserId nobody = new UserId(UUID.randomUUID());

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> scene.organizations.find(scoped, id),
                () -> scene.workspaces.list(scoped, id),
                () -> scene.workspaces.create(scoped, id, "x"),
                () -> scene.tokens.tokens(scoped, id),
                () -> scene.tokens.rotate(scoped, id),
                () -> scene.provisioning.switchMode(scoped, id, ProvisioningMode.JIT, true),
                () -> scene.directory.member(scoped, id, nobody),
                () -> scene.members.remove(scoped, id, nobody),
                () -> scene.members.setRole(scoped, id, nobody, Optional.empty()),
                () -> scene.directory.groups(
                        scoped, id, new Search<>(Optional.empty(), Optional.empty(), new Search.Page.FromIndex(1, 1))),
                () -> scene.reading.search(scoped, id, SyncLogQuery.newest(1)),
                () -> scene.apiKeys.issue(scoped, "x", Optional.of(id), Optional.empty()))) {
            assertRefused(Code.NOT_FOUND, call);
        }
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> scene.organizations.create(scoped, "x", Plan.STARTER),
                () -> scene.organizations.foreignAddresses(scoped, acme, Optional.empty(), 1),
                () -> scene.organizations.setPlan(scoped, acme, Plan.ENTERPRISE, true),
                () -> scene.organizations.setSso(scoped, acme, draft, Set.of(), false, true),
                () -> scene.apiKeys.issue(scoped, "x", Optional.empty(), Optional.empty()))) {
            assertRefused(Code.FORBIDDEN, call);
        }
        assertThat(scene.organizations.list(scoped, Optional.empty(), 10).items())
                .extracting(Organization::id)
                .containsExactly(acme);
    }

    @Test
    void moreAttestedDomainsThanAnOrganizationMayHaveAreRefused() {
        OrganizationId acme = scene.organization().id();
        SsoSummary draft = scene.organization().sso().orElseThrow();
        Set<DomainName> domains = IntStream.rangeClosed(0, Organization.MAX_ATTESTED_DOMAINS)
                .mapToObj(number -> DomainName.of("d" + number + ".example"))
                .collect(Collectors.toSet());

        assertRefused(
                Code.INVALID_VALUE, () -> scene.organizations.setSso(scene.admin, acme, draft, domains, true, false));
        domains.remove(DomainName.of("d0.example"));
        assertThat(scene.organizations
                        .setSso(scene.admin, acme, draft, domains, true, false)
                        .domains())
                .isEqualTo(domains);
    }

    @Test
    void bootstrapMakesOneKeyAndDoesNotRestoreARevokedOne() {
        List<CredentialText> kept = new ArrayList<>();
        scene.apiKeys.bootstrap(Optional.empty(), kept::add);
        scene.apiKeys.bootstrap(Optional.empty(), kept::add);
        assertThat(kept).hasSize(1);
        assertThat(scene.admins.authenticate(kept.get(0).text()).scope()).isEmpty();
        CredentialText given = CredentialText.of(
                CredentialText.Kind.API_KEY,
                scene.environment.secrets().random(CredentialText.PUBLIC_ID_BYTES),
                new byte[CredentialText.SECRET_BYTES]);

        scene.apiKeys.bootstrap(Optional.of(given), kept::add);
        scene.admins.authenticate(given.text());
        scene.apiKeys.revoke(scene.admin, given.publicId());
        scene.apiKeys.bootstrap(Optional.of(given), kept::add);
        assertThat(kept).hasSize(1);
        assertRefused(Code.UNAUTHENTICATED, () -> scene.admins.authenticate(given.text()));
        assertRefused(Code.UNAUTHENTICATED, () -> scene.admins.authenticate("mst_key_x"));
    }

    @Test
    void keyIsRefusedFromItsEndOnAndNamesItsIssuer() {
        Instant end = scene.environment.now().plus(Duration.ofDays(1));
        AdminCaller issuer = scene.admins.authenticate(scene.apiKeys
                .issue(scene.admin, "deployment", Optional.empty(), Optional.empty())
                .text());
        CredentialText key = scene.apiKeys.issue(issuer, "night job", Optional.empty(), Optional.of(end));
        AdminCaller caller = scene.admins.authenticate(key.text());

        assertThat(scene.apiKeys.list(scene.admin))
                .filteredOn(listed -> listed.publicId().equals(key.publicId()))
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.createdBy())
                            .isEqualTo("deployment (" + issuer.apiKey().orElseThrow() + ")");
                    assertThat(listed.endsAt()).contains(end);
                });
        scene.passes(Duration.ofDays(1).minusSeconds(1));
        scene.organizations.create(caller, "in time", Plan.STARTER);
        scene.passes(Duration.ofSeconds(1));
        assertRefused(Code.UNAUTHENTICATED, () -> scene.admins.authenticate(key.text()));
        assertRefused(Code.UNAUTHENTICATED, () -> scene.organizations.create(caller, "late", Plan.STARTER));
    }

    @Test
    void keyWhoseEndIsNotInTheFutureIsRefused() {
        Optional<Instant> now = Optional.of(scene.environment.now());

        assertRefused(Code.INVALID_VALUE, () -> scene.apiKeys.issue(scene.admin, "late", Optional.empty(), now));
    }

    @Test
    void firstKeyThatCannotBeKeptIsNotIssued() {
        assertThatThrownBy(() -> scene.apiKeys.bootstrap(Optional.empty(), key -> {
                    throw new IllegalStateException("no space left");
                }))
                .hasMessage("no space left");

        assertThat(scene.apiKeys.list(scene.admin)).isEmpty();
    }

    @Test
    void syncLogIsKeptForTheRetentionOfThePlan() {
        scene.create(Fixtures.profile("ana"));
        scene.passes(Plan.BUSINESS.syncLogRetention().minusSeconds(1));
        assertThat(scene.retention.purgeSyncLogs()).isZero();
        scene.passes(Duration.ofSeconds(2));
        assertThat(scene.retention.purgeSyncLogs()).isOne();
        assertThat(scene.log()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Plan.class)
    void signInLogIsKeptForTheRetentionOfThePlan(Plan plan) {
        OrganizationId customer =
                scene.organizations.create(scene.admin, plan.name(), plan).id();
        SignInAttempt signIn = SsoFixtures.returned(SsoFixtures.attempt(customer, scene.environment.now()));
        scene.ports.unitOfWork().run(() -> scene.ports.signIns().add(signIn));
        scene.passes(plan.syncLogRetention().minusSeconds(1));
        assertThat(scene.retention.purgeSignIns()).isZero();
        scene.passes(Duration.ofSeconds(2));
        assertThat(scene.retention.purgeSignIns()).isOne();
    }

    private String enableScim() {
        return scene.provisioning
                .switchMode(scene.admin, acme, ProvisioningMode.SCIM, false)
                .token()
                .orElseThrow()
                .text();
    }

    private Outcome authenticate(String token) {
        return scene.authentication.authenticate(Optional.of(acme), token);
    }

    private void assertRefused(String token, Reason reason) {
        assertThat(attribution(authenticate(token)))
                .isEqualTo(new Attribution(
                        acme, publicId(token), reason, scene.organization().mode()));
    }

    private static void assertRefused(Code code, ThrowingCallable call) {
        Refusals.assertRefused(code, call);
    }

    private static Attribution attribution(Outcome outcome) {
        return ((Outcome.Refused) outcome).attribution().orElseThrow();
    }

    private static String publicId(String token) {
        return CredentialText.parse(CredentialText.Kind.SCIM_TOKEN, token)
                .orElseThrow()
                .publicId();
    }

    private static String withOtherSecret(String token) {
        CredentialText text =
                CredentialText.parse(CredentialText.Kind.SCIM_TOKEN, token).orElseThrow();
        return new CredentialText(text.kind(), text.publicId(), "1".repeat(43)).text();
    }
}
