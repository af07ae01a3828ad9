package io.muster.application.testing;

import static io.muster.application.testing.Fixtures.NOON;

import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.Operator;
import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.access.ReadAccess;
import io.muster.application.port.in.audit.ReadAuditLog;
import io.muster.application.port.in.connection.ManageDomains;
import io.muster.application.port.in.directory.ManageMembers;
import io.muster.application.port.in.directory.ProvisionGroups;
import io.muster.application.port.in.directory.ProvisionUsers;
import io.muster.application.port.in.directory.ReadDirectory;
import io.muster.application.port.in.directory.SettleLostAddresses;
import io.muster.application.port.in.event.ReadEvents;
import io.muster.application.port.in.event.RelayEvents;
import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.DeleteOrganizations;
import io.muster.application.port.in.organization.ExportOrganizations;
import io.muster.application.port.in.organization.ManageWorkspaces;
import io.muster.application.port.in.organization.PurgeOrganizations;
import io.muster.application.port.in.organization.SwitchProvisioningMode;
import io.muster.application.port.in.person.FindPerson;
import io.muster.application.port.in.removal.DecideRemovals;
import io.muster.application.port.in.removal.SettleRemovals;
import io.muster.application.port.in.retention.ApplyRetention;
import io.muster.application.port.in.session.ManageSessions;
import io.muster.application.port.in.session.UseSession;
import io.muster.application.port.in.synclog.ReadSyncLog;
import io.muster.application.port.in.synclog.ReportFailures;
import io.muster.application.port.in.token.AuthenticateAdmin;
import io.muster.application.port.in.token.AuthenticateScimClient;
import io.muster.application.port.in.token.ManageApiKeys;
import io.muster.application.port.in.token.ManageScimTokens;
import io.muster.application.port.in.traffic.CountRequests;
import io.muster.application.port.in.traffic.ReadHealth;
import io.muster.application.port.in.traffic.ReadRequestCounts;
import io.muster.application.port.in.traffic.WatchSilence;
import io.muster.application.port.in.traffic.WriteRequestCounts;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.testing.fake.InMemoryPorts;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupEdit;
import io.muster.domain.directory.GroupEdit.ExternalIdEdit;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.UserEdit;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.session.Session;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.token.CredentialText.Kind;
import io.muster.domain.token.ScimToken;
import io.muster.domain.token.TokenRing;
import io.muster.domain.token.TokenUse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One organization and all use cases, wired as in production, with a clock that the test moves. On fakes by default.
 */
public final class Scene {
    public final Ports ports;
    public final String domain = "acme-" + UUID.randomUUID() + ".example";
    public final AdminCaller admin = new Operator("operator");
    public final Environment environment = new Environment(this::now, Fixtures::newId, Scene::random);
    public final ProvisionUsers users;
    public final ProvisionGroups groups;
    public final ManageMembers members;
    public final MapGroups mappings;
    public final ReadAccess accessQueries;
    public final DecideRemovals removals;
    public final RelayEvents relay;
    public final ReadEvents events;
    public final AuthenticateScimClient authentication;
    public final SwitchProvisioningMode provisioning;
    public final ManageScimTokens tokens;
    public final ManageWorkspaces workspaces;
    public final ManageDomains domains;
    public final ReadDirectory directory;
    public final SettleRemovals settlement;
    public final SettleLostAddresses losses;
    public final ApplyRetention retention;
    public final ManageApiKeys apiKeys;
    public final AdministerOrganizations organizations;
    public final AuthenticateAdmin admins;
    public final ReadSyncLog reading;
    public final ReadAuditLog auditing;
    public final DeleteOrganizations deletion;
    public final ExportOrganizations export;
    public final PurgeOrganizations purge;
    public final ReportFailures reporting;
    public final CountRequests counting;
    public final WriteRequestCounts counted;
    public final ReadRequestCounts counts;
    public final WatchSilence silence;
    public final ReadHealth healths;
    public final FindPerson people;
    public final UseSession sessions;
    public final ManageSessions sessionList;

    private static long randomness;
    private final Organization founded;
    private Instant now = NOON;
    private Optional<String> token = Optional.empty();

    public Scene() {
        this(InMemoryPorts.create());
    }

    /** Makes a scene with an organization that has an active SSO connection. */
    public Scene(Ports ports) {
        this(ports, itsDomain -> Fixtures.acme(itsDomain, OrgRole.VIEWER));
    }

    /** @param founding makes the organization from a domain that no other scene has */
    public Scene(Ports ports, Function<String, Organization> founding) {
        this.ports = ports;
        UseCases useCases = TestUseCases.on(ports, environment);
        users = useCases.provisionUsers();
        groups = useCases.provisionGroups();
        members = useCases.manageMembers();
        mappings = useCases.mapGroups();
        accessQueries = useCases.readAccess();
        removals = useCases.decideRemovals();
        relay = useCases.relayEvents();
        events = useCases.readEvents();
        authentication = useCases.authenticateScimClient();
        provisioning = useCases.switchProvisioningMode();
        tokens = useCases.manageScimTokens();
        workspaces = useCases.manageWorkspaces();
        domains = useCases.manageDomains();
        directory = useCases.readDirectory();
        settlement = useCases.settleRemovals();
        losses = useCases.settleLostAddresses();
        retention = useCases.applyRetention();
        apiKeys = useCases.manageApiKeys();
        organizations = useCases.administerOrganizations();
        admins = useCases.authenticateAdmin();
        reading = useCases.readSyncLog();
        auditing = useCases.readAuditLog();
        deletion = useCases.deleteOrganizations();
        export = useCases.exportOrganizations();
        purge = useCases.purgeOrganizations();
        reporting = useCases.reportFailures();
        counting = useCases.countRequests();
        counted = useCases.writeRequestCounts();
        counts = useCases.readRequestCounts();
        silence = useCases.watchSilence();
        healths = useCases.readHealth();
        people = useCases.findPerson();
        sessions = useCases.useSession();
        sessionList = useCases.manageSessions();
        founded = founding.apply(domain);
        ports.unitOfWork().run(() -> ports.organizations().add(founded));
    }

    public Organization organization() {
        return ports.unitOfWork()
                .read(() -> ports.organizations().find(founded.id()))
                .orElseThrow();
    }

    /** Switches the organization to SCIM, unless it is there already, and issues a token unless one works. */
    public synchronized void synced() {
        change(present -> present.switchedTo(ProvisioningMode.SCIM, false).organization());
        ports.unitOfWork().run(() -> {
            TokenRing working = ports.tokenRings().of(founded.id(), now);
            if (working.tokens().stream().map(ScimToken::publicId).noneMatch(id -> token.equals(Optional.of(id)))) {
                ScimToken fresh =
                        ScimToken.issued(Fixtures.credential(Kind.SCIM_TOKEN), Fixtures.HASH, now, admin.name());
                ports.tokenRings().save(working.issue(fresh, now));
                token = Optional.of(fresh.publicId());
            }
        });
    }

    /** Adds another organization that has verified the domain. */
    public Organization another(String itsDomain) {
        Organization other = Fixtures.acme(itsDomain, OrgRole.VIEWER);
        ports.unitOfWork().run(() -> ports.organizations().add(other));
        return other;
    }

    /** Signs in a new member with this role, who has authenticated just now. */
    public SignedInMember signedIn(OrgRole role) {
        DirectoryUser member = Fixtures.user(founded.id(), "m" + Fixtures.newId() + "@" + domain)
                .withDirectRole(Optional.of(new RoleGrant(role, new Provenance(now, admin.name()))), now);
        Fixtures.added(ports, member);
        Session session = SsoFixtures.session(member, now);
        ports.unitOfWork().run(() -> ports.sessions().add(session));
        return new SignedInMember(session, member.profile().userName().value(), Optional.of(role));
    }

    public void change(UnaryOperator<Organization> change) {
        Organization changed = change.apply(organization());
        ports.unitOfWork().run(() -> ports.organizations().save(changed));
    }

    public void passes(Duration time) {
        now = now.plus(time);
    }

    public synchronized ScimCaller caller() {
        synced();
        return new ScimCaller(organization(), token.orElseThrow(), TokenUse.IDENTITY_PROVIDER);
    }

    /** Returns a SCIM call that began a second ago. */
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
        return reading.search(admin, founded.id(), SyncLogQuery.newest(100)).items();
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
