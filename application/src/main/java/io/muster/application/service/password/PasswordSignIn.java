package io.muster.application.service.password;

import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.password.SignInByPassword;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.password.OwnerPasswords;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.session.FormerSessions;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.password.PasswordHash;
import io.muster.domain.password.PasswordLink;
import io.muster.domain.password.Tries;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.session.DeviceName;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionCookie;
import io.muster.domain.session.SessionId;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.token.LinkToken;
import java.time.Instant;
import java.util.Optional;

/** Hashes between units of work; the last one decides by what is true then, on a member that is locked. */
final class PasswordSignIn implements SignInByPassword {
    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final Users users;
    private final OwnerPasswords passwords;
    private final Sessions sessions;
    private final FormerSessions formerSessions;
    private final PasswordChecks checks;
    private final AuditTrail auditTrail;
    private final Environment environment;

    PasswordSignIn(Ports ports, PasswordChecks checks, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.users = ports.users();
        this.passwords = ports.ownerPasswords();
        this.sessions = ports.sessions();
        this.formerSessions = new FormerSessions(ports, environment);
        this.checks = checks;
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    /** A link that works, with whom it is for. */
    private record Opened(Organization organization, DirectoryUser member, PasswordLink link) {}

    @Override
    public Optional<SessionCookie> signIn(
            String address, String password, Browser browser, Optional<DeviceName> device) {
        Optional<DirectoryUser> owner = EmailAddress.parse(address)
                .flatMap(email -> unitOfWork.read(() -> byAddress(email)))
                .filter(this::mayUsePassword);
        Optional<OwnerPassword> right = checks.right(owner, password);
        Optional<PasswordHash> renewed = right.flatMap(found -> checks.renewed(found, password));
        return begun(browser, right.flatMap(found -> unitOfWork.write(() -> enter(found, renewed, browser, device))));
    }

    private Optional<SessionCookie> enter(
            OwnerPassword compared, Optional<PasswordHash> renewed, Browser browser, Optional<DeviceName> device) {
        Optional<DirectoryUser> member = lock(compared.organization(), compared.member());
        Optional<OwnerPassword> present = member.flatMap(owner -> passwords.lock(owner.organization(), owner.id()))
                .filter(password -> password.hash().equals(compared.hash()));
        if (member.isEmpty() || present.isEmpty()) {
            return Optional.empty();
        }
        OwnerPassword password = present.get().with(Tries.NONE);
        passwords.save(renewed.map(password::hashedAgain).orElse(password));
        return Optional.of(begin(member.get(), AuditAction.PASSWORD_SIGN_IN, new AuditDetails(), browser, device));
    }

    @Override
    public Optional<OpenLink> open(LinkToken link) {
        return unitOfWork
                .read(() -> opened(link))
                .map(opened -> new OpenLink(
                        opened.organization().name(),
                        opened.member().primaryEmail().map(EmailAddress::value).orElse(""),
                        opened.link().endsAt()));
    }

    @Override
    public Optional<SessionCookie> use(LinkToken link, String password, Browser browser, Optional<DeviceName> device) {
        return begun(
                browser,
                unitOfWork
                        .read(() -> opened(link))
                        .map(opened -> checks.chosen(password, opened.organization(), opened.member()))
                        .flatMap(hash -> unitOfWork.write(() -> set(link, hash, browser, device))));
    }

    private Optional<SessionCookie> begun(Browser browser, Optional<SessionCookie> session) {
        session.ifPresent(begun -> formerSessions.endInOtherOrganizations(begun.organization(), browser));
        return session;
    }

    private Optional<SessionCookie> set(
            LinkToken link, PasswordHash hash, Browser browser, Optional<DeviceName> device) {
        Optional<DirectoryUser> member = lock(link.organization(), new UserId(link.id()));
        Optional<OwnerPassword> present = member.flatMap(owner -> passwords.lock(owner.organization(), owner.id()));
        Optional<PasswordLink> works = present.flatMap(password -> working(password, link));
        if (member.isEmpty() || present.isEmpty() || works.isEmpty()) {
            return Optional.empty();
        }
        Instant now = environment.now();
        passwords.save(present.get().set(hash, now));
        sessions.endAll(link.organization(), member.get().id(), now);
        return Optional.of(begin(
                member.get(),
                AuditAction.PASSWORD_SET,
                new AuditDetails().with("linkBy", works.get().made().by()),
                browser,
                device));
    }

    private Optional<Opened> opened(LinkToken link) {
        UserId id = new UserId(link.id());
        Optional<Organization> organization = organizations.find(link.organization());
        Optional<DirectoryUser> member =
                organization.flatMap(found -> users.find(found.id(), id)).filter(this::mayUsePassword);
        return member.flatMap(owner -> passwords.find(owner.organization(), id))
                .flatMap(password -> working(password, link)
                        .map(works -> new Opened(organization.orElseThrow(), member.get(), works)));
    }

    private Optional<PasswordLink> working(OwnerPassword password, LinkToken link) {
        return password.link().filter(present -> present.opensWith(link.digest(), environment.now()));
    }

    private SessionCookie begin(
            DirectoryUser member,
            AuditAction action,
            AuditDetails details,
            Browser browser,
            Optional<DeviceName> device) {
        SessionCookie cookie =
                SessionCookie.of(member.organization(), environment.secrets().random(Session.SECRET_BYTES));
        Session session = Session.started(
                cookie,
                new SessionId(environment.ids().next()),
                member.id(),
                AuthenticationMethod.PASSWORD,
                device,
                environment.now());
        formerSessions.endIn(member.organization(), browser);
        sessions.add(session);
        SignedInMember caller =
                new SignedInMember(session, member.profile().userName().value(), Optional.empty());
        auditTrail.record(
                caller.name(),
                member.organization(),
                action,
                PasswordChecks.subject(member),
                details.with("clientAddress", browser.address())
                        .with("request", browser.requestId())
                        .asMap());
        return cookie;
    }

    /** Asks the database the same, whoever has the address. */
    private Optional<DirectoryUser> byAddress(EmailAddress email) {
        OrganizationId id = users.organizationOf(email).orElse(OrganizationId.INSTALLATION);
        Optional<Organization> organization = organizations.find(id);
        Optional<DirectoryUser> member = users.findByEmail(id, email);
        return organization.flatMap(present -> member);
    }

    private Optional<DirectoryUser> lock(OrganizationId organization, UserId member) {
        return organizations
                .find(organization)
                .flatMap(found -> users.lock(organization, member))
                .filter(this::mayUsePassword);
    }

    private boolean mayUsePassword(DirectoryUser member) {
        return member.breakGlass() && member.hasAccessAt(environment.now());
    }
}
