package io.muster.application.service.audit;

import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.Operator;
import io.muster.application.port.in.OrganizationAdmin;
import io.muster.application.port.in.organization.AdministerOrganizations.Policy;
import io.muster.application.testing.Scene;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditChains;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.organization.Workspace;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.removal.RemovalPolicy;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.CredentialText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Acts of admins are in the audit log; refused and repeated ones are not. */
class AuditTrailTest {
    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();

    @Test
    void modeSwitchIsAuditedWithThePublicIdOfTheToken() {
        CredentialText token = scene.provisioning
                .switchMode(scene.admin, acme, ProvisioningMode.SCIM, false)
                .token()
                .orElseThrow();

        AuditEntry on = newest(AuditAction.MODE_SWITCHED, "provisioning");
        assertThat(on.actor()).isEqualTo("operator");
        assertThat(on.details()).isEqualTo(Map.of("mode", "SCIM", "mode.before", "MANUAL", "token", token.publicId()));
        scene.provisioning.switchMode(scene.admin, acme, ProvisioningMode.JIT, true);
        assertThat(newest(AuditAction.MODE_SWITCHED, "provisioning").details())
                .isEqualTo(Map.of("mode", "JIT", "mode.before", "SCIM", "tokensRevoked", "true"));
        assertThat(audit()).extracting(AuditEntry::line).noneMatch(line -> line.contains(token.secret()));
    }

    @Test
    void rotationOverlapEndAndCancellationAreAuditedWithPublicIds() {
        String first = enableScim();
        scene.passes(Duration.ofMinutes(1));
        String second = rotate();

        assertThat(newest(AuditAction.TOKEN_ROTATED, "provisioning/tokens").details())
                .isEqualTo(Map.of("current", second, "current.before", first));
        scene.tokens.endOverlap(scene.admin, acme);
        assertThat(newest(AuditAction.TOKEN_OVERLAP_ENDED, "provisioning/tokens")
                        .details())
                .isEqualTo(Map.of("ended", first));
        scene.passes(Duration.ofMinutes(1));
        String third = rotate();
        scene.tokens.cancelRotation(scene.admin, acme);
        assertThat(newest(AuditAction.TOKEN_ROTATION_CANCELLED, "provisioning/tokens")
                        .details())
                .isEqualTo(Map.of("current", second, "current.before", third, "ended", third));
    }

    @Test
    void lostPreconditionIsAuditedWithTheRevokedTokens() {
        enableScim();
        scene.organizations.setPlan(scene.admin, acme, Plan.STARTER, true);

        assertThat(newest(AuditAction.PLAN_CHANGED, "organization").details())
                .isEqualTo(Map.of(
                        "plan", "STARTER",
                        "plan.before", "BUSINESS",
                        "mode", "MANUAL",
                        "mode.before", "SCIM",
                        "tokensRevoked", "true"));
        scene.organizations.removeSso(scene.admin, acme, false);
        assertThat(newest(AuditAction.SSO_REMOVED, "sso").details())
                .containsEntry("domains.before", scene.domain)
                .doesNotContainKeys("domains", "mode", "tokensRevoked");
    }

    @Test
    void ssoChangeIsAuditedWithTheDifference() {
        SsoSummary draft = SsoSummary.draft(SsoProtocol.OIDC, "https://login." + scene.domain, OrgRole.DEVELOPER);
        Set<DomainName> domains = Set.of(DomainName.of(scene.domain), DomainName.of("b" + scene.domain));
        scene.organizations.setSso(scene.admin, acme, draft, domains, true, false);

        assertThat(newest(AuditAction.SSO_CHANGED, "sso").details())
                .isEqualTo(Map.of(
                        "attestedBy", "operator",
                        "attestedBy.before", "tester",
                        "connectionRole", "DEVELOPER",
                        "connectionRole.before", "VIEWER",
                        "domains", scene.domain + ",b" + scene.domain,
                        "domains.before", scene.domain));
    }

    @Test
    void creationPolicyAndWorkspacesAreAudited() {
        OrganizationId founded =
                scene.organizations.create(scene.admin, "New", Plan.STARTER).id();
        assertThat(chain(founded))
                .extracting(AuditEntry::action)
                .containsExactly(AuditAction.ORGANIZATION_CREATED.name());
        assertThat(chain(founded).get(0).details()).isEqualTo(Map.of("name", "New", "plan", "STARTER"));

        scene.organizations.setPolicy(
                scene.admin, acme, new Policy(Optional.empty(), Optional.of(Dialect.STRICT), Optional.of(true)));
        assertThat(newest(AuditAction.POLICY_CHANGED, "organization").details())
                .isEqualTo(Map.of(
                        "dialect", "STRICT",
                        "dialect.before", "TOLERANT",
                        "verifiedDomainsOnly", "true",
                        "verifiedDomainsOnly.before", "false"));
        Workspace platform = scene.workspaces.create(scene.admin, acme, "Platform");
        assertThat(newest(AuditAction.WORKSPACE_CREATED, "workspaces/" + platform.id())
                        .details())
                .isEqualTo(Map.of("name", "Platform"));
    }

    @Test
    void unchangedAndRefusedRequestsAreNotAudited() {
        scene.organizations.setPlan(scene.admin, acme, Plan.BUSINESS, false);
        scene.organizations.setPolicy(
                scene.admin, acme, new Policy(Optional.empty(), Optional.empty(), Optional.empty()));
        scene.provisioning.switchMode(scene.admin, acme, ProvisioningMode.MANUAL, false);
        assertRefused(Code.MODE_CONFLICT, () -> scene.tokens.rotate(scene.admin, acme));
        scene.workspaces.create(scene.admin, acme, "x");
        assertRefused(Code.DUPLICATE, () -> scene.workspaces.create(scene.admin, acme, "X"));

        assertThat(audit()).extracting(AuditEntry::action).containsExactly(AuditAction.WORKSPACE_CREATED.name());
    }

    @Test
    void exportContainsTheWholeChain() {
        for (int number = 0; number < 501; number++) {
            scene.workspaces.create(scene.admin, acme, "w" + number);
        }

        assertThat(audit()).hasSize(501).allMatch(AuditChains::isIntact);
    }

    @Test
    void keyOfOneOrganizationIsAuditedThereWhenIssuedAndRevoked() {
        CredentialText key = scene.apiKeys.issue(scene.admin, "host product", Optional.of(acme), Optional.empty());
        String subject = "api-keys/" + key.publicId();

        assertThat(newest(AuditAction.API_KEY_ISSUED, subject).details()).isEqualTo(Map.of("name", "host product"));
        AdminCaller admin = scene.admins.authenticate(key.text());
        assertThat(admin)
                .isEqualTo(new OrganizationAdmin(
                        "host product (" + key.publicId() + ")", Optional.of(key.publicId()), acme));
        scene.apiKeys.revoke(admin, key.publicId());
        AuditEntry revoked = newest(AuditAction.API_KEY_REVOKED, subject);
        assertThat(revoked.actor()).isEqualTo("host product (" + key.publicId() + ")");
        assertThat(revoked.details()).isEqualTo(Map.of("name", "host product"));
        assertThat(audit()).extracting(AuditEntry::line).noneMatch(line -> line.contains(key.secret()));
    }

    @Test
    void secondRevocationOfAKeyIsNotAudited() {
        CredentialText key = scene.apiKeys.issue(scene.admin, "host product", Optional.of(acme), Optional.empty());
        scene.apiKeys.revoke(scene.admin, key.publicId());
        int length = audit().size();

        scene.apiKeys.revoke(scene.admin, key.publicId());

        assertThat(audit()).hasSize(length);
    }

    @Test
    void keyForAllOrganizationsIsAuditedInTheLogOfTheInstallation() {
        CredentialText key = scene.apiKeys.issue(scene.admin, "deployment", Optional.empty(), Optional.empty());
        assertThat(scene.admins.authenticate(key.text()))
                .isEqualTo(new Operator("deployment (" + key.publicId() + ")", Optional.of(key.publicId())));
        String subject = "api-keys/" + key.publicId();
        AuditEntry issued = newest(Optional.empty(), AuditAction.API_KEY_ISSUED, subject);
        assertThat(issued.actor()).isEqualTo("operator");
        assertThat(issued.details()).isEqualTo(Map.of("name", "deployment"));
        scene.apiKeys.revoke(scene.admin, key.publicId());

        assertThat(newest(Optional.empty(), AuditAction.API_KEY_REVOKED, subject)
                        .previous())
                .isEqualTo(issued.hash());
        assertThat(audit()).isEmpty();
    }

    @Test
    void firstKeyIsAuditedAsIssuedByMuster() {
        scene.apiKeys.bootstrap(Optional.empty(), key -> {});

        ApiKey first = scene.apiKeys.list(scene.admin).get(0);
        assertThat(newest(Optional.empty(), AuditAction.API_KEY_ISSUED, "api-keys/" + first.publicId())
                        .actor())
                .isEqualTo(ApiKey.MUSTER);
    }

    @Test
    void creationAndDeletionOfOrganizationsAreInTheLogOfTheInstallation() {
        OrganizationId founded =
                scene.organizations.create(scene.admin, "New", Plan.STARTER).id();
        String subject = "organizations/" + founded;
        assertThat(newest(Optional.empty(), AuditAction.ORGANIZATION_CREATED, subject)
                        .details())
                .isEqualTo(Map.of("name", "New", "plan", "STARTER"));

        assertRefused(
                Code.CONFIRMATION_REQUIRED,
                () -> scene.deletion.delete(scene.admin, founded, Optional.of("new"), true));
        scene.deletion.delete(scene.admin, founded, Optional.of("New"), true);
        scene.passes(Duration.ofHours(1));
        scene.purge.purge();

        AuditEntry deleted = newest(Optional.empty(), AuditAction.ORGANIZATION_DELETED, subject);
        assertThat(deleted.details()).isEqualTo(Map.of("name", "New", "exportWaived", "true"));
        assertThat(chain(Optional.empty())).hasSize(2).allMatch(AuditChains::isIntact);
    }

    @Test
    void logOfTheInstallationIsClosedToAdminsOfOneOrganization() {
        AdminCaller scoped = new OrganizationAdmin("acme", Optional.empty(), acme);

        assertRefused(Code.FORBIDDEN, () -> scene.auditing.page(scoped, Optional.empty(), Optional.empty(), 1));
        assertRefused(Code.FORBIDDEN, () -> scene.auditing.export(scoped, Optional.empty(), entry -> {}));
        for (AdminCaller caller : List.of(scoped, scene.admin)) {
            assertRefused(
                    Code.NOT_FOUND,
                    () -> scene.auditing.page(caller, Optional.of(OrganizationId.INSTALLATION), Optional.empty(), 1));
        }
    }

    @Test
    void revokedKeyOfACallerThatHasAuthenticatedRefusesEveryWrite() {
        CredentialText key = scene.apiKeys.issue(scene.admin, "deployment", Optional.empty(), Optional.empty());
        AdminCaller caller = scene.admins.authenticate(key.text());
        scene.apiKeys.revoke(scene.admin, key.publicId());
        CredentialText other = scene.apiKeys.issue(scene.admin, "other", Optional.empty(), Optional.empty());
        String name = scene.organization().name();

        assertRefused(
                Code.UNAUTHENTICATED, () -> scene.provisioning.switchMode(caller, acme, ProvisioningMode.SCIM, false));
        assertRefused(Code.UNAUTHENTICATED, () -> scene.workspaces.create(caller, acme, "late"));
        assertRefused(
                Code.UNAUTHENTICATED,
                () -> scene.removals.setPolicy(caller, acme, Optional.of(RemovalPolicy.RECOMMENDED)));
        assertRefused(Code.UNAUTHENTICATED, () -> scene.organizations.create(caller, "late", Plan.STARTER));
        assertRefused(
                Code.UNAUTHENTICATED, () -> scene.apiKeys.issue(caller, "late", Optional.of(acme), Optional.empty()));
        assertRefused(
                Code.UNAUTHENTICATED, () -> scene.apiKeys.issue(caller, "late", Optional.empty(), Optional.empty()));
        assertRefused(Code.UNAUTHENTICATED, () -> scene.apiKeys.revoke(caller, other.publicId()));
        assertRefused(Code.UNAUTHENTICATED, () -> scene.deletion.delete(caller, acme, Optional.of(name), true));
        assertRefused(Code.UNAUTHENTICATED, () -> scene.export.begin(caller, acme));
        assertRefused(Code.UNAUTHENTICATED, () -> scene.export.complete(caller, acme));
    }

    @Test
    void keyForOneOrganizationIsRefusedForAnother() {
        AdminCaller scoped = new OrganizationAdmin(
                "other", Optional.empty(), scene.another("other.example").id());

        assertRefused(Code.NOT_FOUND, () -> scene.auditing.page(scoped, Optional.of(acme), Optional.empty(), 1));
        assertRefused(Code.NOT_FOUND, () -> scene.auditing.export(scoped, Optional.of(acme), entry -> {}));
    }

    private String enableScim() {
        return scene.provisioning
                .switchMode(scene.admin, acme, ProvisioningMode.SCIM, false)
                .token()
                .orElseThrow()
                .publicId();
    }

    private String rotate() {
        return scene.tokens.rotate(scene.admin, acme).token().publicId();
    }

    private AuditEntry newest(AuditAction action, String subject) {
        return newest(Optional.of(acme), action, subject);
    }

    private AuditEntry newest(Optional<OrganizationId> organization, AuditAction action, String subject) {
        AuditEntry newest = scene.auditing
                .page(scene.admin, organization, Optional.empty(), 1)
                .items()
                .get(0);
        assertThat(newest.action()).isEqualTo(action.name());
        assertThat(newest.subject()).isEqualTo(subject);
        return newest;
    }

    private List<AuditEntry> audit() {
        return chain(acme);
    }

    private List<AuditEntry> chain(OrganizationId organization) {
        return chain(Optional.of(organization));
    }

    private List<AuditEntry> chain(Optional<OrganizationId> organization) {
        List<AuditEntry> chain = new ArrayList<>();
        scene.auditing.export(scene.admin, organization, chain::add);
        return chain;
    }
}
