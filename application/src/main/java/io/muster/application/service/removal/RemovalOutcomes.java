package io.muster.application.service.removal;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.directory.Memberships;
import io.muster.application.port.out.directory.Users;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.session.FormerSessions;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.event.EventType;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.Removal.Kind;
import java.util.Map;

/** Carries out what decisions and deadlines have in common when they end a removal. */
final class RemovalOutcomes {
    private final Users users;
    private final Memberships memberships;
    private final FormerSessions formerSessions;
    private final EventPublisher events;
    private final AuditTrail auditTrail;
    private final Environment environment;

    RemovalOutcomes(Ports ports, EventPublisher events, AuditTrail auditTrail, Environment environment) {
        this.users = ports.users();
        this.memberships = ports.memberships();
        this.formerSessions = new FormerSessions(ports, environment);
        this.events = events;
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    /** Activates the member, who is locked, and publishes the return to the groups. */
    void giveBack(DirectoryUser member) {
        DirectoryUser back = member.returned(environment.now());
        users.save(back);
        formerSessions.endBeforeReturn(member);
        events.member(EventType.MEMBER_REACTIVATED, back);
        if (member.deleted()) {
            memberships.eachGroupOf(
                    back.organization(), back.id(), some -> events.rejoined(back.organization(), some, back.id()));
        }
    }

    /** Stores a member, who is locked, as leaving once more, with access until the deadline. */
    void holdAgain(DirectoryUser member, DirectoryUser leaving) {
        users.save(leaving);
        formerSessions.endBeforeReturn(member);
    }

    void announceRemoved(Removal removal, DirectoryUser member) {
        events.member(
                removal.kind() == Kind.DELETION ? EventType.MEMBER_DELETED : EventType.MEMBER_DEACTIVATED, member);
    }

    static void record(AuditTrail.Proven admin, AuditAction action, Removal removal) {
        admin.record(removal.organization(), action, subject(removal), details(removal));
    }

    /** @param actor the admin who decided earlier, or the rule in brackets */
    void record(String actor, AuditAction action, Removal removal) {
        auditTrail.record(actor, removal.organization(), action, subject(removal), details(removal));
    }

    private static String subject(Removal removal) {
        return "removals/" + removal.number();
    }

    private static Map<String, String> details(Removal removal) {
        return Map.of(
                "member",
                removal.user().toString(),
                "kind",
                removal.kind().name(),
                "state",
                removal.state().name());
    }
}
