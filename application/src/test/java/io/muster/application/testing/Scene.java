package io.muster.application.testing;

import static io.muster.application.testing.Fixtures.HASH;
import static io.muster.application.testing.Fixtures.NOON;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.access.AccessReading;
import io.muster.application.service.audit.AuditLogReading;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.directory.EmailOwnership;
import io.muster.application.service.directory.GroupProvisioning;
import io.muster.application.service.directory.MemberAdministration;
import io.muster.application.service.directory.UserProvisioning;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.event.EventReading;
import io.muster.application.service.event.EventRelay;
import io.muster.application.service.mapping.MappingAdministration;
import io.muster.application.service.organization.ModeSwitching;
import io.muster.application.service.organization.OrganizationAdministration;
import io.muster.application.service.organization.ProvisioningConfiguration;
import io.muster.application.service.removal.RemovalAdministration;
import io.muster.application.service.removal.RemovalLimiter;
import io.muster.application.service.synclog.SyncLogReading;
import io.muster.application.service.synclog.SyncRecorder;
import io.muster.application.service.token.OperatorAuthentication;
import io.muster.application.service.token.ScimAuthentication;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupEdit;
import io.muster.domain.directory.GroupEdit.ExternalIdEdit;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.UserEdit;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.Attestation;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One organization and all services, on the fakes unless told otherwise, with a clock that a test moves. */
public final class Scene {
    public final Ports ports;
    public final String domain = "acme-" + UUID.randomUUID() + ".example";
    public final AdminCaller admin = new AdminCaller("operator", Optional.empty());
    public final Environment environment = new Environment(this::now, Fixtures::newId, Scene::random);
    public final UserProvisioning users;
    public final GroupProvisioning groups;
    public final MemberAdministration members;
    public final MappingAdministration mappings;
    public final AccessReading accessQueries;
    public final RemovalAdministration removals;
    public final EventRelay relay;
    public final EventReading events;
    public final ScimAuthentication authentication;
    public final ProvisioningConfiguration provisioning;
    public final OrganizationAdministration organizations;
    public final OperatorAuthentication operators;
    public final SyncLogReading reading;
    public final AuditLogReading auditing;

    private static long randomness;
    private final Organization founded;
    private Instant now = NOON;

    public Scene() {
        this(InMemoryPorts.create());
    }

    /** Of an organization with an active connection. */
    public Scene(Ports ports) {
        this(ports, itsDomain -> Fixtures.acme(itsDomain, OrgRole.VIEWER));
    }

    /** @param founding given a domain that nobody else has */
    public Scene(Ports ports, Function<String, Organization> founding) {
        this.ports = ports;
        SyncRecorder recorder = new SyncRecorder(ports.syncLog(), environment);
        AccessGuard guard = new AccessGuard(ports.accessQueries(), environment);
        EventPublisher announcer = new EventPublisher(ports.outbox(), environment);
        RemovalLimiter removalLimiter = new RemovalLimiter(ports.removals());
        AuditTrail trail = new AuditTrail(ports.auditLog(), environment);
        users = new UserProvisioning(
                ports.unitOfWork(),
                ports.users(),
                ports.groups(),
                ports.memberships(),
                new EmailOwnership(ports.organizations()),
                guard,
                removalLimiter,
                announcer,
                recorder,
                environment);
        groups = new GroupProvisioning(
                ports.unitOfWork(),
                ports.organizations(),
                ports.groups(),
                ports.memberships(),
                ports.groupMappings(),
                guard,
                announcer,
                recorder,
                environment);
        members = new MemberAdministration(
                ports.unitOfWork(),
                ports.organizations(),
                ports.users(),
                ports.groups(),
                ports.memberships(),
                ports.workspaces(),
                ports.workspaceGrants(),
                guard,
                removalLimiter,
                announcer,
                trail,
                environment);
        mappings = new MappingAdministration(
                ports.unitOfWork(),
                ports.organizations(),
                ports.groupMappings(),
                ports.groups(),
                ports.workspaces(),
                ports.accessQueries(),
                guard,
                announcer,
                trail,
                environment);
        accessQueries = new AccessReading(
                ports.unitOfWork(), ports.organizations(), ports.accessQueries(), ports.syncLog(), environment);
        removals = new RemovalAdministration(
                ports.unitOfWork(),
                ports.organizations(),
                ports.removals(),
                ports.users(),
                ports.groups(),
                guard,
                announcer,
                trail,
                environment);
        relay = new EventRelay(
                ports.unitOfWork(),
                ports.organizations(),
                ports.outbox(),
                ports.eventFeed(),
                ports.accessQueries(),
                ports.webhooks(),
                environment,
                Duration.ofDays(30));
        events = new EventReading(ports.unitOfWork(), ports.organizations(), ports.eventFeed(), relay);
        authentication = new ScimAuthentication(ports.unitOfWork(), ports.tokenRings(), HASH, environment);
        ModeSwitching switching =
                new ModeSwitching(ports.organizations(), ports.tokenRings(), ports.removals(), HASH, environment);
        provisioning = new ProvisioningConfiguration(
                ports.unitOfWork(), ports.organizations(), ports.tokenRings(), switching, HASH, trail, environment);
        organizations = new OrganizationAdministration(
                ports.unitOfWork(),
                ports.organizations(),
                ports.workspaces(),
                (organization, draft, by) -> new Attestation(Attestation.Kind.MANUALLY_ATTESTED, now, by),
                switching,
                guard,
                announcer,
                trail,
                environment);
        operators = new OperatorAuthentication(
                ports.unitOfWork(), ports.apiKeys(), ports.organizations(), HASH, environment);
        reading = new SyncLogReading(ports.unitOfWork(), ports.organizations(), ports.syncLog(), environment);
        auditing = new AuditLogReading(ports.unitOfWork(), ports.organizations(), ports.auditLog());
        founded = founding.apply(domain);
        ports.write(() -> ports.organizations().add(founded));
    }

    public Organization organization() {
        return ports.read(() -> ports.organizations().find(founded.id())).orElseThrow();
    }

    /** The organization is in SCIM mode. */
    public void synced() {
        change(present -> present.switchedTo(ProvisioningMode.SCIM, false).organization());
    }

    /** Another organization that has verified the domain. */
    public Organization another(String itsDomain) {
        Organization other = Fixtures.acme(itsDomain, OrgRole.VIEWER);
        ports.write(() -> ports.organizations().add(other));
        return other;
    }

    public void change(UnaryOperator<Organization> change) {
        Organization changed = change.apply(organization());
        ports.write(() -> ports.organizations().save(changed));
    }

    public void passes(Duration time) {
        now = now.plus(time);
    }

    public ScimCaller caller() {
        return new ScimCaller(organization(), "token");
    }

    /** A call that began a second ago. */
    public ScimCall call() {
        return new ScimCall(caller(), new RequestTrace("request", Optional.of("agent"), now.minusSeconds(1)), 201);
    }

    public UserId create(UserProfile profile) {
        return users.create(call(), profile).user().id();
    }

    public UserView edit(UserId user, UserEdit edit) {
        return users.edit(call(), user, ResourceVersion.ANY, edit);
    }

    public DirectoryGroup change(DirectoryGroup group, MembershipEdit edit) {
        return groups.edit(
                call(),
                group.id(),
                ResourceVersion.ANY,
                new GroupEdit(Optional.empty(), new ExternalIdEdit.Keep(), edit));
    }

    public List<SyncEntry> log() {
        return reading.search(admin, founded.id(), SyncLogQuery.newest(100));
    }

    public SyncEntry newest() {
        return log().get(0);
    }

    private Instant now() {
        return now;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        ByteBuffer.wrap(bytes).putLong(++randomness);
        return bytes;
    }
}
