package io.muster.application.service.directory;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.directory.Memberships;
import io.muster.application.port.out.directory.Users;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.removal.RemovalLimiter;
import io.muster.application.service.session.FormerSessions;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.DirectoryUser.Deprovisioning;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.Organization;
import io.muster.domain.problem.Problem;
import io.muster.domain.removal.Removal;
import io.muster.domain.synclog.Redaction;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes the users whom identity providers create, change and delete: with the guards of Admins and break-glass owners,
 * the limit of removals, the events, and a report of an Admin's other e-mail address. Call it within a unit of work
 * that has locked what it changes.
 */
final class UserChanges {
    private final Users users;
    private final Groups groups;
    private final Memberships memberships;
    private final EmailOwnership emails;
    private final AccessGuard guard;
    private final RemovalLimiter removalLimiter;
    private final FormerSessions formerSessions;
    private final EventPublisher events;
    private final AuditTrail auditTrail;
    private final Environment environment;

    UserChanges(
            Ports ports,
            AccessGuard guard,
            RemovalLimiter removalLimiter,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        this.users = ports.users();
        this.groups = ports.groups();
        this.memberships = ports.memberships();
        this.emails = new EmailOwnership(ports.organizations());
        this.guard = guard;
        this.removalLimiter = removalLimiter;
        this.formerSessions = new FormerSessions(ports, environment);
        this.events = events;
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    void add(DirectoryUser user) {
        users.add(user);
        events.member(EventType.MEMBER_CREATED, user);
    }

    /** @throws Problem PROTECTED_IDENTITY if the identity of a break-glass owner would be another */
    void restore(DirectoryUser dormant, DirectoryUser restored) {
        guard.requireSameIdentity(dormant, restored);
        if (dormant.deleted()) {
            groups.touchAllOf(dormant.organization(), dormant.id(), environment.now());
        }
        users.save(restored);
        if (restored.active()) {
            comesBack(dormant);
        } else {
            removalLimiter.staysInactive(dormant);
        }
        events.member(restored.active() ? EventType.MEMBER_REACTIVATED : EventType.MEMBER_UPDATED, restored);
        if (dormant.deleted()) {
            memberships.eachGroupOf(
                    restored.organization(),
                    restored.id(),
                    some -> events.rejoined(restored.organization(), some, restored.id()));
        }
        reportAdminEmail(dormant, restored);
    }

    /**
     * Returns the user as stored: a deactivation may be held.
     *
     * @throws Problem PROTECTED_MEMBER if a break-glass owner or the last Admin would leave; PROTECTED_IDENTITY if the
     *     identity of a break-glass owner would be another; as {@link EmailOwnership} for an e-mail address of another
     *     domain
     */
    DirectoryUser change(Organization organization, DirectoryUser before, DirectoryUser after) {
        guard.requireSameIdentity(before, after);
        emails.requireChanged(organization, before, after);
        DirectoryUser stored = before.active() && !after.active() ? leave(before, after) : stay(before, after);
        reportAdminEmail(before, stored);
        return stored;
    }

    private DirectoryUser stay(DirectoryUser before, DirectoryUser after) {
        users.change(before, after);
        boolean back = after.active() && !before.active();
        if (back) {
            comesBack(before);
        }
        events.member(back ? EventType.MEMBER_REACTIVATED : EventType.MEMBER_UPDATED, after);
        return after;
    }

    private void comesBack(DirectoryUser before) {
        removalLimiter.settle(before, environment.now());
        formerSessions.endBeforeReturn(before);
    }

    private DirectoryUser leave(DirectoryUser before, DirectoryUser after) {
        guard.requireNotBreakGlass(before);
        DirectoryUser left = guard.guarding(before, () -> {
            DirectoryUser leaving = after.held(removalLimiter.removing(
                    before,
                    Removal.Kind.DEACTIVATION,
                    after.deprovisioning().orElseThrow().source()));
            users.change(before, leaving);
            return leaving;
        });
        events.member(heldUntil(left).isPresent() ? EventType.MEMBER_REMOVAL_HELD : EventType.MEMBER_DEACTIVATED, left);
        return left;
    }

    /**
     * Returns until when the deletion is held; empty if the user is gone.
     *
     * @throws Problem PROTECTED_MEMBER if a break-glass owner or the last Admin would leave
     */
    Optional<Instant> delete(DirectoryUser user, ChangeSource source) {
        guard.requireNotBreakGlass(user);
        Optional<DirectoryUser> held = guard.guarding(user, () -> remove(user, source));
        events.member(held.isPresent() ? EventType.MEMBER_REMOVAL_HELD : EventType.MEMBER_DELETED, held.orElse(user));
        return held.flatMap(UserChanges::heldUntil);
    }

    private Optional<DirectoryUser> remove(DirectoryUser user, ChangeSource source) {
        Optional<Instant> heldUntil = Optional.empty();
        if (user.hasAccessAt(source.at())) {
            heldUntil = removalLimiter.removing(user, Removal.Kind.DELETION, source);
        } else {
            removalLimiter.settle(user, environment.now());
        }
        Optional<DirectoryUser> held = heldUntil.map(deadline -> user.deletedUntil(deadline, source));
        held.ifPresentOrElse(users::save, () -> users.remove(user.organization(), user.id()));
        return held;
    }

    private static Optional<Instant> heldUntil(DirectoryUser left) {
        return left.deprovisioning().flatMap(Deprovisioning::heldUntil);
    }

    /** Makes another primary e-mail address of an Admin known: a reader of its mail could sign in as that Admin. */
    private void reportAdminEmail(DirectoryUser before, DirectoryUser after) {
        if (before.emailKey().equals(after.emailKey()) || !guard.hasAdminRole(after)) {
            return;
        }
        events.adminEmail(before, after);
        auditTrail.record(
                ChangeSource.SCIM,
                after.organization(),
                AuditAction.ADMIN_EMAIL_CHANGED,
                after.id().path(),
                new AuditDetails()
                        .changed("email", redactedEmail(before), redactedEmail(after))
                        .asMap());
    }

    private static Optional<String> redactedEmail(DirectoryUser user) {
        return user.primaryEmail().map(EmailAddress::value).map(Redaction::redact);
    }
}
