package io.muster.application.service.directory;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.directory.Users;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.DirectoryUser.Origin;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.event.EventType;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.Redaction;
import java.util.Optional;

/** Makes members on their first sign-in, by the rules by which SCIM makes them. */
public final class JustInTimeMembers {
    private final Users users;
    private final EventPublisher events;
    private final AuditTrail auditTrail;
    private final Environment environment;

    public JustInTimeMembers(Ports ports, EventPublisher events, AuditTrail auditTrail, Environment environment) {
        this.users = ports.users();
        this.events = events;
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    /**
     * Adds a member to an organization that is locked. The caller records it by {@link #record} as the last step of the
     * unit of work.
     *
     * @param profile with an address of a domain that the organization has verified, as the rule of sign-ins demands
     * @param invitation that the person accepts; it has the role
     * @throws Problem DUPLICATE if the userName or the address is in use
     */
    public DirectoryUser join(Organization organization, UserProfile profile, Optional<Invitation> invitation) {
        UserId id = new UserId(environment.ids().next());
        ChangeSource source = new ChangeSource(new Provenance(environment.now(), ChangeSource.JIT), Optional.empty());
        DirectoryUser member = invitation
                .map(accepted -> DirectoryUser.invited(organization.id(), id, profile, accepted.grant(), source))
                .orElseGet(() -> DirectoryUser.provisioned(organization.id(), id, profile, Origin.JIT, source));
        users.add(member);
        events.member(EventType.MEMBER_CREATED, member);
        return member;
    }

    /**
     * Refuses what {@link #join} would refuse. Reads only, so another sign-in may take the name afterwards.
     *
     * @throws Problem as {@link #join} does
     */
    public void requireJoinable(Organization organization, UserProfile profile) {
        Filter<UserAttribute> sameName = new Filter.Compare<>(
                UserAttribute.USER_NAME,
                Operator.EQ,
                new Operand.Text(profile.userName().value()));
        if (!users.search(
                        organization.id(),
                        new Search<>(
                                Optional.of(sameName), Optional.empty(), new Search.Page.After(Optional.empty(), 1)))
                .items()
                .isEmpty()) {
            throw new Problem(Problem.Code.DUPLICATE, "Another member has the userName");
        }
    }

    /** Records that the member was made. */
    public void record(DirectoryUser member) {
        auditTrail.record(
                ChangeSource.JIT,
                member.organization(),
                AuditAction.MEMBER_JOINED,
                member.id().path(),
                new AuditDetails()
                        .with(
                                "userName",
                                Redaction.redact(member.profile().userName().value()))
                        .asMap());
    }
}
