package io.muster.application.service.invitation;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.invitation.ManageInvitations;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.Connections;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.invitation.Invitations;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.invitation.InvitationId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.Redaction;
import io.muster.domain.token.LinkToken;
import java.util.Map;
import java.util.Optional;

/** Keeps invitations. Locks the organization, as a sign-in that makes a member does. */
final class InvitationAdministration implements ManageInvitations {
    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final Connections connections;
    private final Users users;
    private final Invitations invitations;
    private final OrganizationAccess access;
    private final AuditTrail auditTrail;
    private final Environment environment;

    InvitationAdministration(Ports ports, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.connections = ports.connections();
        this.users = ports.users();
        this.invitations = ports.invitations();
        this.access = new OrganizationAccess(ports.organizations());
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public Slice<Invitation> list(
            AdminCaller caller, OrganizationId organization, Optional<InvitationId> after, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, organization);
            return Slice.of(invitations.page(organization, after, limit + 1), limit);
        });
    }

    @Override
    public NewInvitation invite(AdminCaller caller, OrganizationId id, EmailAddress email, Optional<OrgRole> role) {
        InvitationId invitationId = new InvitationId(environment.ids().next());
        LinkToken token =
                LinkToken.of(id, invitationId.value(), environment.secrets().random(LinkToken.SECRET_BYTES));
        Invitation invitation = new Invitation(
                id, invitationId, email, role, token.digest(), new Provenance(environment.now(), caller.name()));
        unitOfWork.run(() -> {
            Organization organization = access.lock(caller, id);
            require(organization, email);
            invitations.put(invitation);
            auditTrail.record(
                    caller,
                    id,
                    AuditAction.INVITATION_MADE,
                    subject(invitationId),
                    new AuditDetails()
                            .with("address", Redaction.redact(email.value()))
                            .changed("role", Optional.empty(), role.map(OrgRole::name))
                            .asMap());
        });
        return new NewInvitation(invitation, token);
    }

    private void require(Organization organization, EmailAddress email) {
        if (organization.mode() == ProvisioningMode.SCIM) {
            throw new Problem(
                    Problem.Code.MODE_CONFLICT,
                    "In mode SCIM the identity provider makes the members; assign the person there");
        }
        if (!organization.hasVerified(email.domain())) {
            throw new Problem(
                    Problem.Code.DOMAIN_NOT_VERIFIED,
                    "Members sign in with addresses of verified domains; verify the domain of this one first");
        }
        if (connections.of(organization.id()).activeIn(organization).isEmpty()) {
            throw new Problem(
                    Problem.Code.PRECONDITION_MISSING,
                    "Invited people become members by signing in through the SSO connection, which is not possible yet;"
                            + " test a draft of it and activate it first");
        }
        if (users.findByEmail(organization.id(), email).isPresent()) {
            throw new Problem(Problem.Code.DUPLICATE, "A member has this e-mail address already");
        }
        if (invitations.findByEmail(organization.id(), email).isEmpty()
                && invitations.count(organization.id()) >= Invitation.MAX_NUMBER) {
            throw new Problem(
                    Problem.Code.MODE_CONFLICT,
                    "There are " + Invitation.MAX_NUMBER + " invitations already; revoke some first");
        }
    }

    @Override
    public void revoke(AdminCaller caller, OrganizationId organization, InvitationId invitation) {
        unitOfWork.run(() -> {
            access.lock(caller, organization);
            if (!invitations.remove(organization, invitation)) {
                throw Problem.notFound("Invitation", invitation);
            }
            auditTrail.record(caller, organization, AuditAction.INVITATION_REVOKED, subject(invitation), Map.of());
        });
    }

    @Override
    public Optional<OpenInvitation> open(LinkToken link) {
        return unitOfWork.read(() -> organizations.find(link.organization()).flatMap(organization -> invitations
                .find(organization.id(), new InvitationId(link.id()))
                .filter(invitation -> invitation.digest().equals(link.digest()))
                .filter(invitation -> invitation.worksAt(environment.now()))
                .map(invitation -> new OpenInvitation(
                        organization.name(), invitation.email().value()))));
    }

    private static String subject(InvitationId invitation) {
        return "invitations/" + invitation;
    }
}
