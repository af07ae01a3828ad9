package io.muster.application.service.password;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.password.ManagePasswords;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.password.OwnerPasswords;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.password.PasswordHash;
import io.muster.domain.password.PasswordLink;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.LinkToken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Makes and revokes links, and changes passwords with the present one. Locks the member, then the password. */
final class PasswordAdministration implements ManagePasswords {
    private final UnitOfWork unitOfWork;
    private final Users users;
    private final OwnerPasswords passwords;
    private final Sessions sessions;
    private final OrganizationAccess access;
    private final PasswordChecks checks;
    private final AuditTrail auditTrail;
    private final Environment environment;

    PasswordAdministration(Ports ports, PasswordChecks checks, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.users = ports.users();
        this.passwords = ports.ownerPasswords();
        this.sessions = ports.sessions();
        this.access = new OrganizationAccess(ports.organizations());
        this.checks = checks;
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public Optional<OwnerPassword> of(AdminCaller caller, OrganizationId organization, UserId member) {
        return unitOfWork.read(() -> {
            access.find(caller, organization);
            return passwords.find(
                    organization,
                    found(users.find(organization, member), member).id());
        });
    }

    @Override
    public NewLink makeLink(AdminCaller caller, OrganizationId organization, UserId member) {
        Instant now = environment.now();
        caller.requireRecentSignIn(now);
        if (caller instanceof SignedInMember own && own.session().member().equals(member)) {
            throw new Problem(
                    Problem.Code.FORBIDDEN, "Change your own password with the present one, or ask another Admin");
        }
        LinkToken token =
                LinkToken.of(organization, member.value(), environment.secrets().random(LinkToken.SECRET_BYTES));
        PasswordLink link = new PasswordLink(token.digest(), new Provenance(now, caller.name()));
        unitOfWork.run(() -> {
            access.find(caller, organization);
            DirectoryUser owner = owner(organization, member);
            passwords.save(passwords
                    .lock(organization, member)
                    .orElse(OwnerPassword.none(organization, member))
                    .withLink(Optional.of(link)));
            auditTrail.record(
                    caller,
                    organization,
                    AuditAction.PASSWORD_LINK_MADE,
                    PasswordChecks.subject(owner),
                    Map.of("endsAt", link.endsAt().toString()));
        });
        return new NewLink(token, link.endsAt());
    }

    @Override
    public void revokeLink(AdminCaller caller, OrganizationId organization, UserId member) {
        caller.requireRecentSignIn(environment.now());
        unitOfWork.run(() -> {
            access.find(caller, organization);
            DirectoryUser owner = found(users.lock(organization, member), member);
            OwnerPassword present = passwords
                    .lock(organization, member)
                    .filter(password -> password.link()
                            .filter(link -> environment.now().isBefore(link.endsAt()))
                            .isPresent())
                    .orElseThrow(() -> new Problem(Problem.Code.NOT_FOUND, "The member has no link that works"));
            passwords.save(present.withLink(Optional.empty()));
            auditTrail.record(
                    caller, organization, AuditAction.PASSWORD_LINK_REVOKED, PasswordChecks.subject(owner), Map.of());
        });
    }

    @Override
    public void change(SignedInMember caller, String present, String next) {
        OrganizationId id = caller.session().organization();
        UserId member = caller.session().member();
        Organization organization = unitOfWork.read(() -> access.find(caller, id));
        DirectoryUser owner = found(unitOfWork.read(() -> users.find(id, member)), member);
        OwnerPassword right = checks.right(Optional.of(owner).filter(DirectoryUser::breakGlass), present)
                .orElseThrow(PasswordAdministration::wrong);
        PasswordHash hash = checks.chosen(next, organization, owner);
        unitOfWork.run(() -> {
            owner(id, member);
            OwnerPassword same = passwords
                    .lock(id, member)
                    .filter(password -> password.hash().equals(right.hash()))
                    .orElseThrow(PasswordAdministration::wrong);
            auditTrail.proveSession(caller);
            passwords.save(same.set(hash, environment.now()));
            sessions.endAll(id, member, environment.now());
            auditTrail.record(caller.name(), id, AuditAction.PASSWORD_SET, PasswordChecks.subject(owner), Map.of());
        });
    }

    private DirectoryUser owner(OrganizationId organization, UserId member) {
        DirectoryUser owner = found(users.lock(organization, member), member);
        if (!owner.breakGlass()) {
            throw new Problem(
                    Problem.Code.PRECONDITION_MISSING,
                    "Only break-glass owners have passwords; mark the member as one first");
        }
        if (owner.primaryEmail().isEmpty()) {
            throw new Problem(
                    Problem.Code.PRECONDITION_MISSING, "The member has no e-mail address to sign in with by password");
        }
        return owner;
    }

    private static DirectoryUser found(Optional<DirectoryUser> member, UserId id) {
        return member.orElseThrow(() -> Problem.notFound("Member", id));
    }

    private static Problem wrong() {
        return new Problem(
                Problem.Code.FORBIDDEN,
                "The present password is wrong, or was tried too often; wait some minutes and try again");
    }
}
