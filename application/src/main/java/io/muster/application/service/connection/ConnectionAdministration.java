package io.muster.application.service.connection;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.Connections;
import io.muster.application.port.out.connection.ServiceKeyPairs;
import io.muster.application.port.out.connection.SubjectLinks;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.port.out.signin.SignIns;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.Connection.Entry;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.connection.Finding;
import io.muster.domain.connection.ProviderMetadata;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.connection.ServiceKey;
import io.muster.domain.connection.ServiceKeys;
import io.muster.domain.connection.ServiceProviderValues;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.signin.AttemptSecret;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Carries out what admins decide about the connection. The organization's lock serializes them. */
final class ConnectionAdministration implements ManageConnection {
    private static final String SUBJECT = "connection";

    private final UnitOfWork unitOfWork;
    private final Connections connections;
    private final Users users;
    private final SubjectLinks links;
    private final SignIns signIns;
    private final Sessions sessions;
    private final ProviderRequests requests;
    private final ServiceKeyPairs keyPairs;
    private final ConnectionSecrets secrets;
    private final ActiveVersion activeVersion;
    private final OrganizationAccess access;
    private final EventPublisher events;
    private final AuditTrail auditTrail;
    private final Environment environment;

    ConnectionAdministration(
            Ports ports,
            ProviderRequests requests,
            ActiveVersion activeVersion,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.connections = ports.connections();
        this.users = ports.users();
        this.links = ports.subjectLinks();
        this.signIns = ports.signIns();
        this.sessions = ports.sessions();
        this.requests = requests;
        this.keyPairs = ports.serviceKeyPairs();
        this.secrets = requests.secrets();
        this.activeVersion = activeVersion;
        this.access = new OrganizationAccess(ports.organizations());
        this.events = events;
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public Status find(AdminCaller caller, OrganizationId organization) {
        return unitOfWork.read(() -> status(access.find(caller, organization), connections.of(organization)));
    }

    @Override
    public Status save(AdminCaller caller, OrganizationId organization, Draft draft) {
        return change(caller, organization, AuditAction.CONNECTION_DRAFTED, (before, owner) -> {
            ConnectionId id = before.idOf(
                    draft.settings(), new ConnectionId(environment.ids().next()));
            OrgRole role = draft.role().orElse(before.role());
            if (role != before.role()) {
                caller.requireRole(OrgRole.ADMIN);
            }
            return before.drafted(
                    id,
                    new Entry(draft.settings(), role),
                    draft.secret().map(secret -> secrets.sealed(secret, organization, id)),
                    new Provenance(environment.now(), caller.name()));
        });
    }

    @Override
    public Status saveSaml(AdminCaller caller, OrganizationId organization, SamlDraft draft) {
        unitOfWork.read(() -> access.find(caller, organization)); // nobody is asked for a stranger
        return save(caller, organization, new Draft(settings(draft), draft.role(), Optional.empty()));
    }

    private SamlSettings settings(SamlDraft draft) {
        if (draft.source() instanceof SamlSource.Document document) {
            return settings(requests.read(document.xml()), Optional.empty(), draft);
        }
        if (draft.source() instanceof SamlSource.Address address) {
            return settings(requests.metadata(address.url()), Optional.of(address.url()), draft);
        }
        SamlSource.Fields fields = (SamlSource.Fields) draft.source();
        return new SamlSettings(
                fields.entityId(),
                fields.ssoUrl(),
                fields.certificates(),
                Optional.empty(),
                draft.signRequests().orElse(false),
                draft.attributes());
    }

    private static SamlSettings settings(ProviderMetadata metadata, Optional<URI> url, SamlDraft draft) {
        return new SamlSettings(
                metadata.entityId(),
                metadata.ssoUrl(),
                metadata.certificates(),
                url,
                draft.signRequests().orElse(metadata.wantsSignedRequests()),
                draft.attributes());
    }

    @Override
    public Status discard(AdminCaller caller, OrganizationId organization) {
        return change(caller, organization, AuditAction.CONNECTION_DRAFT_DISCARDED, (before, owner) -> {
            draft(before);
            return before.withoutDraft();
        });
    }

    @Override
    public List<Finding> check(AdminCaller caller, OrganizationId organization) {
        return requests.check(organization, readDraft(caller, organization));
    }

    @Override
    public Test test(AdminCaller caller, OrganizationId organization, Browser browser) {
        ConnectionVersion draft = readDraft(caller, organization);
        if (!draft.isComplete()) {
            throw new Problem(Code.PRECONDITION_MISSING, "Enter the secret of the draft before the test");
        }
        AttemptSecret secret = AttemptSecret.of(environment.secrets().random(AttemptSecret.BYTES));
        SignInAttempt attempt = SignInAttempt.started(
                        organization, new SignInId(environment.ids().next()), draft, secret, environment.now(), browser)
                .asTest(caller.credential());
        unitOfWork.run(() -> {
            signIns.add(attempt);
            record(caller, organization, AuditAction.CONNECTION_TEST_STARTED, version(draft));
        });
        return new Test(attempt.id(), secret);
    }

    @Override
    public Status activate(AdminCaller caller, OrganizationId organization, long number) {
        return takeEffect(
                caller,
                organization,
                AuditAction.CONNECTION_ACTIVATED,
                (before, owner) -> before.activated(number, owner, environment.now()));
    }

    @Override
    public Status rollBack(AdminCaller caller, OrganizationId organization) {
        return takeEffect(
                caller,
                organization,
                AuditAction.CONNECTION_SWAPPED_BACK,
                (before, owner) -> before.rolledBack(environment.now()));
    }

    @Override
    public Status changeRole(AdminCaller caller, OrganizationId organization, OrgRole role) {
        caller.requireRecentSignIn(environment.now());
        return unitOfWork.write(() -> {
            Organization owner = access.lock(caller, organization);
            AuditTrail.Proven proven = auditTrail.prove(caller);
            Connection before = connections.of(organization);
            Provenance decision = new Provenance(environment.now(), caller.name());
            Connection after = before.withRole(role, owner, decision);
            ConnectionVersion active = after.active().orElseThrow();
            connections.save(after);
            Organization changed = activeVersion.changesRole(owner, active, decision);
            proven.record(
                    organization,
                    AuditAction.CONNECTION_ROLE_CHANGED,
                    SUBJECT,
                    version(active)
                            .changed("role", role(before.active()), role(after.active()))
                            .changed("draftRole", role(before.draft()), role(after.draft()))
                            .asMap());
            return status(changed, after);
        });
    }

    @Override
    public Slice<NeverSignedIn> neverSignedIn(
            AdminCaller caller, OrganizationId organization, Optional<UserId> after, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, organization);
            return connections
                    .of(organization)
                    .active()
                    .map(active -> links.unlinked(organization, active.id(), after, limit))
                    .orElseGet(() -> Slice.of(List.of(), limit))
                    .map(unlinked -> new NeverSignedIn(unlinked.member(), unlinked.userName()));
        });
    }

    @Override
    public Status requireSso(
            AdminCaller caller, OrganizationId organization, boolean required, Optional<Long> neverSignedIn) {
        return change(caller, organization, AuditAction.SSO_REQUIREMENT_CHANGED, (before, owner) -> {
            long unlinked = before.active()
                    .map(active -> links.countUnlinked(organization, active.id()))
                    .orElse(0L);
            Connection after = before.requiringSso(required, owner, unlinked, neverSignedIn);
            if (after.requireSso() != before.requireSso()) {
                events.requirement(organization, required);
            }
            return after;
        });
    }

    @Override
    public Status addServiceKey(AdminCaller caller, OrganizationId organization) {
        ServiceProviderValues serviceProvider = unitOfWork.read(() -> {
            access.find(caller, organization);
            serviceKeys(organization).requireOne();
            return secrets.serviceProvider(organization);
        });
        ServiceKey next = secrets.keyring().made(serviceProvider);
        return changeKeys(caller, organization, AuditAction.SERVICE_KEY_ADDED, keys -> keys.with(next));
    }

    @Override
    public Status swapServiceKeys(AdminCaller caller, OrganizationId organization) {
        return changeKeys(caller, organization, AuditAction.SERVICE_KEYS_SWAPPED, ServiceKeys::swapped);
    }

    @Override
    public Status removeServiceKey(AdminCaller caller, OrganizationId organization) {
        return changeKeys(caller, organization, AuditAction.SERVICE_KEY_REMOVED, ServiceKeys::withoutOther);
    }

    private Status changeKeys(
            AdminCaller caller, OrganizationId organization, AuditAction action, UnaryOperator<ServiceKeys> decision) {
        return unitOfWork.write(() -> {
            Organization owner = access.lock(caller, organization);
            ServiceKeys before = serviceKeys(organization);
            ServiceKeys after = decision.apply(before);
            keyPairs.save(after);
            record(
                    caller,
                    organization,
                    action,
                    new AuditDetails()
                            .changed(
                                    "signing",
                                    before.signing().fingerprint(),
                                    after.signing().fingerprint())
                            .changed("other", fingerprint(before), fingerprint(after)));
            return status(owner, connections.of(organization));
        });
    }

    private ServiceKeys serviceKeys(OrganizationId organization) {
        return keyPairs.of(organization)
                .orElseThrow(() -> new Problem(
                        Code.MODE_CONFLICT,
                        "There is no key pair yet; the first one is made when our metadata is read"
                                + " or a sign-in begins"));
    }

    private static String fingerprint(ServiceKeys keys) {
        return keys.other().map(ServiceKey::fingerprint).orElse("none");
    }

    @Override
    public void unlink(AdminCaller caller, OrganizationId organization, UserId member) {
        unitOfWork.run(() -> {
            access.find(caller, organization);
            caller.requireRole(OrgRole.ADMIN);
            // a sign-in by the link waits, or is over and its session ends
            users.lockWithDeleted(organization, member);
            if (!links.remove(organization, member)) {
                throw new Problem(Code.NOT_FOUND, "The member isn't linked to an account");
            }
            // before the end of all sessions, which may be the caller's own
            AuditTrail.Proven proven = auditTrail.prove(caller);
            sessions.endAll(organization, member, environment.now());
            proven.record(organization, AuditAction.SUBJECT_UNLINKED, member.path(), Map.of());
        });
    }

    private Status takeEffect(
            AdminCaller caller,
            OrganizationId organization,
            AuditAction action,
            BiFunction<Connection, Organization, Connection> decision) {
        caller.requireRecentSignIn(environment.now());
        return unitOfWork.write(() -> {
            Organization owner = access.lock(caller, organization);
            AuditTrail.Proven proven = auditTrail.prove(caller);
            Connection before = connections.of(organization);
            Connection after = decision.apply(before, owner);
            ConnectionVersion active = after.active().orElseThrow();
            connections.save(after);
            Organization changed =
                    activeVersion.takesEffect(owner, active, new Provenance(environment.now(), caller.name()));
            proven.record(
                    organization,
                    action,
                    SUBJECT,
                    version(active)
                            .changed("role", role(before.active()), role(after.active()))
                            .asMap());
            return status(changed, after);
        });
    }

    private Status change(
            AdminCaller caller,
            OrganizationId organization,
            AuditAction action,
            BiFunction<Connection, Organization, Connection> decision) {
        return unitOfWork.write(() -> {
            Organization owner = access.lock(caller, organization);
            Connection before = connections.of(organization);
            Connection after = decision.apply(before, owner);
            connections.save(after);
            AuditDetails details =
                    after.draft().map(ConnectionAdministration::version).orElseGet(AuditDetails::new);
            record(
                    caller,
                    organization,
                    action,
                    details.changed(
                            "requireSso", Boolean.toString(before.requireSso()), Boolean.toString(after.requireSso())));
            return status(owner, after);
        });
    }

    private Status status(Organization owner, Connection connection) {
        return new Status(
                connection,
                secrets.serviceProvider(owner.id()),
                keyPairs.of(owner.id()),
                connection.activeIn(owner).isPresent(),
                connection.missing(owner, environment.now()));
    }

    private ConnectionVersion readDraft(AdminCaller caller, OrganizationId organization) {
        return unitOfWork.read(() -> {
            access.find(caller, organization);
            return draft(connections.of(organization));
        });
    }

    private static ConnectionVersion draft(Connection connection) {
        return connection.draft().orElseThrow(() -> new Problem(Code.NOT_FOUND, "There is no draft"));
    }

    private static AuditDetails version(ConnectionVersion version) {
        return new AuditDetails()
                .with("version", Long.toString(version.number()))
                .with("connection", version.id().toString())
                .with("protocol", version.settings().protocol().name())
                .with("issuer", version.settings().issuer());
    }

    private static Optional<String> role(Optional<ConnectionVersion> version) {
        return version.map(present -> present.role().name());
    }

    private void record(AdminCaller caller, OrganizationId organization, AuditAction action, AuditDetails details) {
        auditTrail.record(caller, organization, action, SUBJECT, details.asMap());
    }
}
