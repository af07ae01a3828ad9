package io.muster.application.service.audit;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.ItContact;
import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.audit.AuditLog;
import io.muster.application.port.out.contact.ContactLinks;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.port.out.token.ApiKeys;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditDraft;
import io.muster.domain.contact.ContactLink;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import io.muster.domain.session.Credential;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Writes the acts of admins into the audit log, within the unit of work that carries them out. Call it as the last step
 * of the unit of work, since the API key and then the head of the log are locked after everything else.
 *
 * <p>Every write of an admin is recorded. So this is where the caller's API key, session or contact link is proven
 * again: it cannot be ended before the unit of work ends, and nothing that it writes is committed after its end.
 *
 * <p>A change that can take rights away may take them from the caller. Such a unit of work proves the caller before the
 * change and records it by {@link Proven}, so that the change is judged by the rights that the caller had. It proves
 * after its locks of organization, groups and members, and before that of the {@code AdminGuard}, since it locks the
 * caller's own member.
 */
public final class AuditTrail {
    private final AuditLog log;
    private final ApiKeys keys;
    private final Sessions sessions;
    private final ContactLinks contactLinks;
    private final Environment environment;

    public AuditTrail(Ports ports, Environment environment) {
        this.log = ports.auditLog();
        this.keys = ports.apiKeys();
        this.sessions = ports.sessions();
        this.contactLinks = ports.contactLinks();
        this.environment = environment;
    }

    /**
     * One of several acts in the same unit of work.
     *
     * @param details without any secret
     */
    public record AuditedAction(AuditAction action, String subject, Map<String, String> details) {}

    /**
     * Refuses the whole unit of work, unless the caller's credential works still, the member is an Admin, and the acts
     * are those of an IT contact if the caller is one.
     *
     * @throws Problem UNAUTHENTICATED, FORBIDDEN
     */
    public void record(AdminCaller caller, OrganizationId organization, List<AuditedAction> acts) {
        if (!acts.isEmpty()) {
            prove(caller).record(organization, acts);
        }
    }

    /**
     * Refuses the whole unit of work, unless the caller's credential works still, the member is an Admin, and the act
     * is one of an IT contact if the caller is one.
     *
     * @param details without any secret
     * @throws Problem UNAUTHENTICATED, FORBIDDEN
     */
    public void record(
            AdminCaller caller,
            OrganizationId organization,
            AuditAction action,
            String subject,
            Map<String, String> details) {
        record(caller, organization, List.of(new AuditedAction(action, subject, details)));
    }

    /**
     * Records an act without proving a caller.
     *
     * @param actor the rule, such as a deadline, in brackets; or the name of an admin who decided earlier or was proven
     *     in this unit of work
     * @param details without any secret
     */
    public void record(
            String actor,
            OrganizationId organization,
            AuditAction action,
            String subject,
            Map<String, String> details) {
        log.append(draft(actor, organization, action, subject, details));
    }

    /**
     * Proves the credential of a caller whose act was recorded when it began, or will be in this unit of work.
     *
     * @throws Problem UNAUTHENTICATED if it has ended; otherwise, nobody else ends it until the unit of work ends.
     *     FORBIDDEN if the caller is a member who is no Admin
     */
    public Proven prove(AdminCaller caller) {
        prove(caller.credential());
        return new Proven(caller);
    }

    /** Records acts of a caller who was proven earlier in this unit of work. */
    public final class Proven {
        private final AdminCaller caller;

        private Proven(AdminCaller caller) {
            this.caller = caller;
        }

        /** @throws Problem FORBIDDEN if the caller is an IT contact, and an act is none of contacts */
        public void record(OrganizationId organization, List<AuditedAction> acts) {
            if (acts.isEmpty()) {
                return;
            }
            if (caller instanceof ItContact && !acts.stream().allMatch(act -> ContactLink.allows(act.action()))) {
                caller.requireRole(OrgRole.ADMIN);
            }
            log.append(
                    organization,
                    acts.stream()
                            .map(act -> draft(caller.name(), organization, act.action(), act.subject(), act.details()))
                            .toList());
        }

        /** As {@link #record(OrganizationId, List)}, for one act. */
        public void record(
                OrganizationId organization, AuditAction action, String subject, Map<String, String> details) {
            record(organization, List.of(new AuditedAction(action, subject, details)));
        }
    }

    /**
     * Proves the credential with which something was started that ends now.
     *
     * @throws Problem as {@link #prove(AdminCaller)} does
     */
    public void prove(Credential credential) {
        if (credential instanceof Credential.OfMember member) {
            proven(member).requireRole(OrgRole.ADMIN);
        } else if (credential instanceof Credential.OfContact contact) {
            proveLink(contact);
        } else if (credential instanceof Credential.OfKey key) {
            proveKey(key);
        }
    }

    /**
     * Proves the session of a member for an act on what is the member's own, whatever the role.
     *
     * @throws Problem UNAUTHENTICATED if it has ended; otherwise, nobody else ends it until the unit of work ends
     */
    public void proveSession(SignedInMember caller) {
        proven(caller.credential());
    }

    /** Returns the member as of now. */
    private SignedInMember proven(Credential.OfMember member) {
        Instant now = environment.now();
        return sessions.lockShared(member.organization(), member.session(), now)
                .filter(held -> held.worksAt(now))
                .map(held -> new SignedInMember(held.session(), held.userName(), held.role()))
                .orElseThrow(() -> new Problem(Problem.Code.UNAUTHENTICATED, "The session has ended; sign in again"));
    }

    private void proveLink(Credential.OfContact contact) {
        boolean works = contactLinks
                .lockShared(contact.organization(), contact.link())
                .filter(held -> held.worksAt(environment.now()))
                .isPresent();
        if (!works) {
            throw new Problem(Problem.Code.UNAUTHENTICATED, "The contact link has ended");
        }
    }

    private void proveKey(Credential.OfKey presented) {
        boolean works = keys.lockShared(presented.publicId())
                .filter(key -> key.worksAt(environment.now()))
                .isPresent();
        if (!works) {
            throw new Problem(Problem.Code.UNAUTHENTICATED, "A valid API key is required");
        }
    }

    private AuditDraft draft(
            String actor,
            OrganizationId organization,
            AuditAction action,
            String subject,
            Map<String, String> details) {
        return AuditDraft.of(
                organization,
                environment.ids().next(),
                new Provenance(environment.now(), actor),
                action,
                subject,
                details);
    }
}
