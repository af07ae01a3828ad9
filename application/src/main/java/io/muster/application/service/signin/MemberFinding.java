package io.muster.application.service.signin;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.connection.SubjectLinks;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.invitation.Invitations;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.UserId;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.signin.MemberRule;
import io.muster.domain.signin.MemberRule.Decision;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.SignInRefused;
import java.util.Optional;

/** Looks up what {@link MemberRule} judges. Reads only. */
final class MemberFinding {
    private final Users users;
    private final SubjectLinks links;
    private final Invitations invitations;
    private final Environment environment;

    MemberFinding(Ports ports, Environment environment) {
        this.users = ports.users();
        this.links = ports.subjectLinks();
        this.invitations = ports.invitations();
        this.environment = environment;
    }

    /** Returns the member whom a decision is about, whatever the decision: it takes no rule. */
    Optional<DirectoryUser> member(OrganizationId organization, ConnectionId connection, ProvenIdentity identity) {
        return linked(organization, connection, identity)
                .or(() -> identity.email().flatMap(email -> users.findByEmail(organization, email)));
    }

    /** @throws SignInRefused if nobody signs in */
    Decision decide(Organization organization, ConnectionId connection, ProvenIdentity identity) {
        MemberRule rule = new MemberRule(organization, environment.now());
        Optional<DirectoryUser> linked = linked(organization.id(), connection, identity);
        if (linked.isPresent()) {
            return rule.linked(linked.get());
        }
        EmailAddress email = rule.address(identity);
        Optional<DirectoryUser> member = users.findByEmail(organization.id(), email);
        return rule.byAddress(
                email,
                member,
                member.filter(found -> isLinked(organization, connection, found.id()))
                        .isPresent(),
                invitation(organization.id(), email).isPresent());
    }

    /** @throws SignInRefused if the identity has no address by which a member of the organization can be found */
    void requireAddress(Organization organization, ProvenIdentity identity) {
        new MemberRule(organization, environment.now()).address(identity);
    }

    /** Returns the invitation of an address, if it works. */
    Optional<Invitation> invitation(OrganizationId organization, EmailAddress email) {
        return invitations.findByEmail(organization, email).filter(invitation -> invitation.worksAt(environment.now()));
    }

    private Optional<DirectoryUser> linked(
            OrganizationId organization, ConnectionId connection, ProvenIdentity identity) {
        return links.find(organization, connection, identity.subject())
                .flatMap(link -> users.find(organization, link.user()));
    }

    private boolean isLinked(Organization organization, ConnectionId connection, UserId member) {
        return links.of(organization.id(), member).stream()
                .map(SubjectLink::connection)
                .anyMatch(connection::equals);
    }
}
