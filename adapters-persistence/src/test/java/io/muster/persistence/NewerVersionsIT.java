package io.muster.persistence;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditDraft;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventData;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.event.PendingEvent.Audience;
import io.muster.domain.event.PendingEvent.EventDraft;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.session.Credential;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Refusal;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import io.muster.domain.token.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** During an upgrade, a node reads what newer nodes write. */
class NewerVersionsIT {
    private final Ports ports = Databases.ports(Databases.postgres());
    private final OrganizationId acme = Fixtures.newOrganization(ports);

    @Test
    void codeOfANewerVersionIsReadAsAGeneralRefusal() {
        SignInAttempt refused = added(SsoFixtures.attempt(acme, NOON)
                .refused(NOON, new SignInRefused(SignInCode.NOT_INVITED, "why"), Optional.empty()));

        write(refused, "code = 'CODE_OF_TOMORROW'");

        assertThat(found(refused).refusal()).contains(new Refusal(SignInCode.REASON_OF_A_NEWER_VERSION, "why"));
    }

    @Test
    void testOfATesterOfANewerKindHasNoTester() {
        SignInAttempt test = added(SsoFixtures.test(acme, NOON, new Credential.OfKey("0D1nVv2mPEXtCBy5m")));

        write(test, "tester_kind = 'PASSKEY'");

        assertThat(found(test).tester()).isEmpty();
        assertThat(found(test).test()).isTrue();
    }

    @Test
    void actionOfANewerVersionIsReadAsItIsStoredAndLeavesTheChainIntact() {
        AuditEntry known = appended();
        AuditEntry newer = withAction(known, "ACTION_OF_TOMORROW");
        String hash = Sha256.hex(newer.canonical());
        Databases.execute(
                Databases.postgresSuperuser(),
                "update audit_log set action = 'ACTION_OF_TOMORROW', hash = '" + hash + "' where id = '" + known.id()
                        + "'",
                "update audit_head set hash = '" + hash + "' where organization_id = '" + acme + "'");

        AuditEntry next = appended();

        List<AuditEntry> chain = ports.unitOfWork()
                .read(() -> ports.auditLog().after(acme, 0, 10))
                .items();
        assertThat(chain).extracting(AuditEntry::action).containsExactly("ACTION_OF_TOMORROW", next.action());
        assertThat(chain.get(0).line()).isEqualTo(newer.line().replace("\"hash\":\"\"", "\"hash\":\"" + hash + "\""));
        assertThat(next.previous()).isEqualTo(hash);
    }

    @Test
    void eventOfANewerTypeIsPublishedUnderItsName() {
        Scene scene = new Scene(ports);
        OrganizationId organization = scene.organization().id();
        EventDraft draft = new EventDraft(Fixtures.newId(), "MEMBER_OF_TOMORROW", "members/1", NOON, EventData.NONE);
        ports.unitOfWork().run(() -> ports.outbox()
                .add(List.of(new PendingEvent(organization, Optional.of(draft), new Audience.Nobody()))));

        scene.relay.relay();

        assertThat(scene.events.oldest(scene.admin, organization, 10).page())
                .extracting(Event::type)
                .contains("MEMBER_OF_TOMORROW");
    }

    private AuditEntry appended() {
        return ports.unitOfWork().write(() -> ports.auditLog()
                .append(AuditDraft.of(
                        acme,
                        Fixtures.newId(),
                        new Provenance(NOON, "bea"),
                        AuditAction.PLAN_CHANGED,
                        "organization",
                        Map.of())));
    }

    private static AuditEntry withAction(AuditEntry entry, String action) {
        return new AuditEntry(
                entry.organization(),
                entry.sequence(),
                entry.id(),
                entry.at(),
                entry.actor(),
                action,
                entry.subject(),
                entry.details(),
                entry.previous(),
                "");
    }

    private SignInAttempt added(SignInAttempt attempt) {
        ports.unitOfWork().run(() -> ports.signIns().add(attempt));
        return attempt;
    }

    private SignInAttempt found(SignInAttempt attempt) {
        return ports.unitOfWork()
                .read(() -> ports.signIns().find(acme, attempt.id()))
                .orElseThrow();
    }

    private static void write(SignInAttempt attempt, String change) {
        Databases.execute(
                Databases.postgresSuperuser(),
                "update sign_in set " + change + " where id = '" + attempt.id().value() + "'");
    }
}
