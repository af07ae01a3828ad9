package io.muster.application.service;

import static io.muster.application.testing.Fixtures.HASH;
import static io.muster.application.testing.Fixtures.NOON;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.ScimCaller;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.InMemoryPorts;
import io.muster.application.testing.Ports;
import io.muster.domain.access.OrgRole;
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
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.sync.SyncEntry;
import io.muster.domain.sync.SyncLogQuery;
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
    final String domain = "acme-" + UUID.randomUUID() + ".example";
    public final AdminCaller admin = new AdminCaller("operator", Optional.empty());
    public final Sources sources = new Sources(this::now, Fixtures::newId, Scene::random);
    public final UserProvisioning users;
    public final GroupProvisioning groups;
    final MemberAdministration members;
    public final MappingAdministration mappings;
    public final AccessReading accesses;
    final HoldAdministration holds;
    public final EventRelay relay;
    final EventReading events;
    final ScimAuthentication authentication;
    final ProvisioningConfiguration provisioning;
    final OrganizationAdministration organizations;
    final OperatorAuthentication operators;
    final SyncLogReading reading;
    final AuditLogReading auditing;

    private static long randomness;
    private final Organization founded;
    private Instant now = NOON;

    Scene() {
        this(InMemoryPorts.create());
    }

    /** Of an organization with an active connection. */
    public Scene(Ports ports) {
        this(ports, itsDomain -> Fixtures.acme(itsDomain, OrgRole.VIEWER));
    }

    /** @param founding given a domain that nobody else has */
    public Scene(Ports ports, Function<String, Organization> founding) {
        this.ports = ports;
        SyncRecorder recorder = new SyncRecorder(ports.syncLog(), sources);
        AccessGuard guard = new AccessGuard(ports.accesses(), sources);
        Announcer announcer = new Announcer(ports.outbox(), sources);
        RemovalBrake brake = new RemovalBrake(ports.holds());
        AuditTrail trail = new AuditTrail(ports.auditLog(), sources);
        users = new UserProvisioning(
                ports.unitOfWork(),
                ports.users(),
                ports.groups(),
                ports.memberships(),
                new EmailOwnership(ports.organizations()),
                guard,
                brake,
                announcer,
                recorder,
                sources);
        groups = new GroupProvisioning(
                ports.unitOfWork(),
                ports.organizations(),
                ports.groups(),
                ports.memberships(),
                ports.groupMappings(),
                guard,
                announcer,
                recorder,
                sources);
        members = new MemberAdministration(
                ports.unitOfWork(),
                ports.organizations(),
                ports.users(),
                ports.groups(),
                ports.memberships(),
                ports.workspaces(),
                ports.workspaceGrants(),
                guard,
                brake,
                announcer,
                trail,
                sources);
        mappings = new MappingAdministration(
                ports.unitOfWork(),
                ports.organizations(),
                ports.groupMappings(),
                ports.groups(),
                ports.workspaces(),
                ports.accesses(),
                guard,
                announcer,
                trail,
                sources);
        accesses = new AccessReading(
                ports.unitOfWork(), ports.organizations(), ports.accesses(), ports.syncLog(), sources);
        holds = new HoldAdministration(
                ports.unitOfWork(),
                ports.organizations(),
                ports.holds(),
                ports.users(),
                ports.groups(),
                guard,
                announcer,
                trail,
                sources);
        relay = new EventRelay(
                ports.unitOfWork(),
                ports.organizations(),
                ports.outbox(),
                ports.eventFeed(),
                ports.accesses(),
                ports.webhooks(),
                sources,
                Duration.ofDays(30));
        events = new EventReading(ports.unitOfWork(), ports.organizations(), ports.eventFeed(), relay);
        authentication = new ScimAuthentication(ports.unitOfWork(), ports.tokenRings(), HASH, sources);
        ModeSwitching switching =
                new ModeSwitching(ports.organizations(), ports.tokenRings(), ports.holds(), HASH, sources);
        provisioning = new ProvisioningConfiguration(
                ports.unitOfWork(), ports.organizations(), ports.tokenRings(), switching, HASH, trail, sources);
        organizations = new OrganizationAdministration(
                ports.unitOfWork(),
                ports.organizations(),
                ports.workspaces(),
                (organization, draft, by) -> new Attestation(Attestation.Kind.MANUALLY_ATTESTED, now, by),
                switching,
                guard,
                announcer,
                trail,
                sources);
        operators =
                new OperatorAuthentication(ports.unitOfWork(), ports.apiKeys(), ports.organizations(), HASH, sources);
        reading = new SyncLogReading(ports.unitOfWork(), ports.organizations(), ports.syncLog(), sources);
        auditing = new AuditLogReading(ports.unitOfWork(), ports.organizations(), ports.auditLog());
        founded = founding.apply(domain);
        ports.write(() -> ports.organizations().add(founded));
    }

    public Organization organization() {
        return ports.read(() -> ports.organizations().find(founded.id())).orElseThrow();
    }

    /** The organization is in SCIM mode. */
    void synced() {
        change(present -> present.switchedTo(ProvisioningMode.SCIM, false).organization());
    }

    /** Another organization that has verified the domain. */
    Organization another(String itsDomain) {
        Organization other = Fixtures.acme(itsDomain, OrgRole.VIEWER);
        ports.write(() -> ports.organizations().add(other));
        return other;
    }

    void change(UnaryOperator<Organization> change) {
        Organization changed = change.apply(organization());
        ports.write(() -> ports.organizations().save(changed));
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    ScimCaller caller() {
        return new ScimCaller(organization(), "token");
    }

    /** A call that began a second ago. */
    public ScimCall call() {
        return new ScimCall(caller(), new RequestTrace("request", Optional.of("agent"), now.minusSeconds(1)), 201);
    }

    UserId create(UserProfile profile) {
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

    List<SyncEntry> log() {
        return reading.search(admin, founded.id(), SyncLogQuery.newest(100));
    }

    SyncEntry newest() {
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
