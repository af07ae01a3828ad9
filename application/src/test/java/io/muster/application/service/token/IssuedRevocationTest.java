package io.muster.application.service.token;

import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.OrganizationAdmin;
import io.muster.application.port.in.token.AuthenticateScimClient.Outcome;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.SealedSecret;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import io.muster.domain.webhook.WebhookUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A key is revoked together with all that it issued, or alone. */
class IssuedRevocationTest {
    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final OrganizationId other =
            scene.another("other-" + Fixtures.newId() + ".example").id();

    @Test
    void keysAndTokensOfAKeyThatIsRevokedAloneKeepWorking() {
        AdminCaller root = issued(scene.admin, "root");
        AdminCaller child = issued(root, "child");
        String token = token(root, acme);

        scene.apiKeys.revoke(scene.admin, id(root));

        scene.organizations.setPlan(child, acme, scene.organization().plan(), false);
        assertThat(works(child)).isTrue();
        assertThat(accepted(acme, token)).isTrue();
    }

    @Test
    void keysAreRevokedDownToTheLastOneButNoOthers() {
        AdminCaller root = issued(scene.admin, "root");
        AdminCaller child = issued(root, "child");
        AdminCaller grandchild = issued(child, "grandchild");
        AdminCaller sameName = issued(scene.admin, "root");
        AdminCaller ofSameName = issued(sameName, "child");

        scene.apiKeys.revokeWithIssued(scene.admin, id(root));

        assertThat(List.of(root, child, grandchild)).noneMatch(this::works);
        assertThat(List.of(sameName, ofSameName)).allMatch(this::works);
        List<AuditEntry> revoked = log(Optional.empty()).stream()
                .filter(entry -> entry.action().equals(AuditAction.API_KEY_REVOKED.name()))
                .toList();
        assertThat(revoked)
                .extracting(AuditEntry::subject)
                .containsExactly("api-keys/" + id(root), "api-keys/" + id(child), "api-keys/" + id(grandchild));
        assertThat(revoked).extracting(AuditEntry::actor).containsOnly("operator");
        assertThat(revoked.get(0).details()).containsEntry("withIssued", "true");
        assertThat(revoked.get(2).details()).containsEntry("revokedWith", root.name());
    }

    @Test
    void tokensOfAllOrganizationsThatOneOfTheKeysIssuedAreRevoked() {
        AdminCaller root = issued(scene.admin, "root");
        AdminCaller child = issued(root, "child");
        String first = token(root, acme);
        String second = token(child, other);

        scene.apiKeys.revokeWithIssued(scene.admin, id(root));

        assertThat(accepted(acme, first)).isFalse();
        assertThat(accepted(other, second)).isFalse();
        for (OrganizationId organization : List.of(acme, other)) {
            AuditEntry newest = newest(organization);
            assertThat(newest.action()).isEqualTo(AuditAction.TOKEN_REVOKED.name());
            assertThat(newest.subject()).isEqualTo("provisioning/tokens");
            assertThat(newest.details())
                    .containsEntry("revokedWith", root.name())
                    .containsKey("ended");
        }
    }

    @Test
    void organizationWhoseTokenWasRevokedStaysInScimAndGetsAnotherByRotation() {
        AdminCaller root = issued(scene.admin, "root");
        token(root, acme);
        scene.apiKeys.revokeWithIssued(scene.admin, id(root));

        CredentialText fresh = scene.tokens.rotate(scene.admin, acme).token();

        assertThat(scene.organization().mode()).isEqualTo(ProvisioningMode.SCIM);
        assertThat(accepted(acme, fresh.text())).isTrue();
    }

    @Test
    void tokenThatAnotherKeyIssuedKeepsItsOverlap() {
        String kept = token(scene.admin, acme);
        AdminCaller root = issued(scene.admin, "root");
        String rotated = scene.tokens.rotate(root, acme).token().text();

        scene.apiKeys.revokeWithIssued(scene.admin, id(root));

        assertThat(accepted(acme, kept)).isTrue();
        assertThat(accepted(acme, rotated)).isFalse();
    }

    @Test
    void webhooksThatOneOfTheKeysCreatedAreSwitchedOff() {
        AdminCaller root = issued(scene.admin, "root");
        Webhook its = webhook(root.name());
        Webhook kept = webhook("operator");

        scene.apiKeys.revokeWithIssued(scene.admin, id(root));

        assertThat(active(its)).isFalse();
        assertThat(active(kept)).isTrue();
        assertThat(newest(acme).action()).isEqualTo(AuditAction.WEBHOOK_CHANGED.name());
        assertThat(newest(acme).details()).containsEntry("active", "false").containsEntry("revokedWith", root.name());
    }

    @Test
    void keyRevokesItselfWithAllThatItIssued() {
        AdminCaller root = issued(scene.admin, "root");
        AdminCaller child = issued(root, "child");
        String token = token(child, acme);

        scene.apiKeys.revokeWithIssued(root, id(root));

        assertThat(List.of(root, child)).noneMatch(this::works);
        assertThat(accepted(acme, token)).isFalse();
        assertThat(newest(acme).actor()).isEqualTo(root.name());
    }

    @Test
    void repeatedRevocationRevokesTheRestAndRecordsNothingTwice() {
        AdminCaller root = issued(scene.admin, "root");
        AdminCaller child = issued(root, "child");
        scene.apiKeys.revoke(scene.admin, id(root));

        scene.apiKeys.revokeWithIssued(scene.admin, id(root));
        int length = log(Optional.empty()).size();
        scene.apiKeys.revokeWithIssued(scene.admin, id(root));

        assertThat(works(child)).isFalse();
        assertThat(log(Optional.empty())).hasSize(length);
    }

    @Test
    void revokedKeyAndAdminOfAnotherOrganizationRevokeNothing() {
        AdminCaller root = issued(scene.admin, "root");
        AdminCaller child = issued(root, "child");
        AdminCaller revoked = issued(scene.admin, "revoked");
        scene.apiKeys.revoke(scene.admin, id(revoked));

        assertRefused(Code.UNAUTHENTICATED, () -> scene.apiKeys.revokeWithIssued(revoked, id(root)));
        assertRefused(
                Code.NOT_FOUND,
                () -> scene.apiKeys.revokeWithIssued(new OrganizationAdmin("acme", Optional.empty(), acme), id(root)));

        assertThat(List.of(root, child)).allMatch(this::works);
    }

    private AdminCaller issued(AdminCaller issuer, String name) {
        return scene.admins.authenticate(scene.apiKeys
                .issue(issuer, name, Optional.empty(), Optional.empty())
                .text());
    }

    private static String id(AdminCaller caller) {
        return caller.apiKey().orElseThrow();
    }

    private boolean works(AdminCaller caller) {
        return scene.ports
                .unitOfWork()
                .read(() -> scene.ports.apiKeys().find(id(caller)))
                .map((ApiKey key) -> key.worksAt(scene.environment.now()))
                .orElse(false);
    }

    private String token(AdminCaller by, OrganizationId organization) {
        return scene.provisioning
                .switchMode(by, organization, ProvisioningMode.SCIM, false)
                .token()
                .orElseThrow()
                .text();
    }

    private boolean accepted(OrganizationId organization, String token) {
        return scene.authentication.authenticate(Optional.of(organization), token) instanceof Outcome.Accepted;
    }

    private Webhook webhook(String by) {
        Webhook webhook = Webhook.created(
                acme,
                new WebhookId(Fixtures.newId()),
                new Webhook.Settings(WebhookUrl.of("https://receiver.example/hook"), "receiver"),
                new SealedSecret("sealed"),
                new Provenance(scene.environment.now(), by),
                0);
        scene.ports.unitOfWork().run(() -> scene.ports.webhooks().add(webhook));
        return webhook;
    }

    private boolean active(Webhook webhook) {
        return scene.ports
                .unitOfWork()
                .read(() -> scene.ports.webhooks().find(acme, webhook.id()))
                .orElseThrow()
                .active();
    }

    private AuditEntry newest(OrganizationId organization) {
        List<AuditEntry> entries = log(Optional.of(organization));
        return entries.get(entries.size() - 1);
    }

    private List<AuditEntry> log(Optional<OrganizationId> organization) {
        List<AuditEntry> entries = new ArrayList<>();
        scene.auditing.export(scene.admin, organization, entries::add);
        return entries;
    }
}
