package io.muster.application.service.signin;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.Operator;
import io.muster.application.port.in.connection.ManageConnection.Draft;
import io.muster.application.port.in.signin.SignIn.Redirect;
import io.muster.application.port.in.signin.SignIn.Result;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.application.testing.TestUseCases;
import io.muster.application.testing.fake.FakeProvider;
import io.muster.application.testing.fake.InMemoryPorts;
import io.muster.domain.access.MappingId;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.connection.ClientSecret;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.GroupMapping.Target;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.signin.EmailVerification;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.PersonNames;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer.OidcCallback;
import io.muster.domain.signin.SampleClaims;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInQuery;
import io.muster.domain.signin.TestReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Signs people in whose identity provider names groups. */
class GroupClaimsTest {
    private static final Browser BROWSER = new Browser("request", "192.0.2.7", Optional.empty());
    private static final AdminCaller ADMIN = new Operator("bea");
    private static final Provenance BEA = new Provenance(NOON, "bea");

    private final Ports ports = InMemoryPorts.create();
    private final Environment environment =
            new Environment(() -> NOON, Fixtures::newId, new Scene().environment.secrets());
    private final FakeProvider provider = new FakeProvider();
    private final UseCases useCases = TestUseCases.aWorld().with(provider).useCases(ports, environment);
    private final OrganizationId acme = connected();

    @Test
    void groupsAreMatchedByNameByIdAndByPreparedMapping() {
        DirectoryGroup sales = group("Sales");
        DirectoryGroup support = group("Support");
        prepared("Developers", OrgRole.DEVELOPER);

        UserId zoe = signIn("zoe", "SALES", support.id().toString(), "developers", "Unknown");

        assertThat(groups(zoe)).containsExactlyInAnyOrder("Sales", "Support", "Developers");
        assertThat(role(zoe)).isEqualTo(OrgRole.DEVELOPER);
        assertThat(groups(zoe)).contains(sales.displayName().value());
        assertThat(remarks()).hasSize(3);
        assertThat(actions()).contains(AuditAction.GROUPS_CLAIMED.name());
    }

    @Test
    void laterSignInTakesTheMemberOutOfGroupsThatAreNotNamedAnyMore() {
        prepared("Developers", OrgRole.DEVELOPER);
        group("Sales");
        UserId zoe = signIn("zoe", "Developers");
        long version = ports.unitOfWork()
                .read(() -> ports.groups().named(acme, List.of(GroupName.of("Sales"))))
                .get(0)
                .version();

        assertThat(signIn("zoe", "Sales")).isEqualTo(zoe);

        assertThat(groups(zoe)).containsExactly("Sales");
        assertThat(role(zoe)).isEqualTo(OrgRole.VIEWER);
        signIn("zoe", "Sales");
        assertThat(ports.unitOfWork()
                        .read(() -> ports.groups().named(acme, List.of(GroupName.of("Sales"))))
                        .get(0)
                        .version())
                .isEqualTo(version + 1);
        signIn("zoe");
        assertThat(groups(zoe)).isEmpty();
    }

    @Test
    void unknownGroupsHaveNoEffectAndAreSaid() {
        UserId zoe = signIn("zoe", "A", "B");

        assertThat(groups(zoe)).isEmpty();
        assertThat(remarks()).containsExactly("No group matched; received A, B");
        assertThat(ports.unitOfWork().read(() -> ports.groups().named(acme, List.of(GroupName.of("A")))))
                .isEmpty();
    }

    @Test
    void linkInsteadOfGroupsChangesNothingAndNamesTheRemedy() {
        group("Sales");
        UserId zoe = signIn("zoe", "Sales");

        signIn("zoe", new GroupClaims.Overage());

        assertThat(groups(zoe)).containsExactly("Sales");
        assertThat(remarks().get(0)).contains("use SCIM");
        signIn("zoe", new GroupClaims.None());
        assertThat(groups(zoe)).containsExactly("Sales");
    }

    @Test
    void groupsOfModeScimAreNotChangedBySignIns() {
        group("Sales");
        UserId zoe = signIn("zoe");
        switched(ProvisioningMode.SCIM);

        signIn("zoe", "Sales");

        assertThat(groups(zoe)).isEmpty();
        assertThat(remarks().get(0)).contains("Just-in-time only");
    }

    @Test
    void lastAdminKeepsTheGroupThatMakesOne() {
        prepared("Admins", OrgRole.ADMIN);
        UserId zoe = signIn("zoe", "Admins");
        assertThat(role(zoe)).isEqualTo(OrgRole.ADMIN);

        assertThat(signIn("zoe", "Others")).isEqualTo(zoe);
        assertThat(groups(zoe)).containsExactly("Admins");
        assertThat(remarks()).containsExactly("The last active Admin keeps the groups, and so the role");

        signIn("yan", "Admins");
        signIn("zoe", "Others");
        assertThat(groups(zoe)).isEmpty();
    }

    @Test
    void lastAdminChangesFromOneGroupThatMakesAdminsToAnother() {
        prepared("Admins", OrgRole.ADMIN);
        prepared("Owners", OrgRole.ADMIN);
        UserId zoe = signIn("zoe", "Admins");

        signIn("zoe", "Owners");

        assertThat(groups(zoe)).containsExactly("Owners");
    }

    @Test
    void lastAdminJoinsALowerGroupAndTheOneThatMakesAdminsAtOnce() {
        UserId zoe = admin("zoe");
        mapped("Viewers", OrgRole.VIEWER);
        mapped("Admins", OrgRole.ADMIN);

        signIn("zoe", "Viewers", "Admins");

        assertThat(groups(zoe)).containsExactlyInAnyOrder("Viewers", "Admins");
        assertThat(role(zoe)).isEqualTo(OrgRole.ADMIN);
    }

    @Test
    void lastAdminLeavesAllGroupsForTheDirectRoleOfAnAdmin() {
        UserId zoe = admin("zoe");
        mapped("Admins", OrgRole.ADMIN);
        mapped("Viewers", OrgRole.VIEWER);
        signIn("zoe", "Admins", "Viewers");

        signIn("zoe");

        assertThat(groups(zoe)).isEmpty();
        assertThat(role(zoe)).isEqualTo(OrgRole.ADMIN);
    }

    @Test
    void lastAdminIsJudgedByTheRoleOfTheTestedVersion() {
        mapped("Admins", OrgRole.ADMIN);
        signIn("zoe", "Admins");

        TestReport report = tested(OrgRole.ADMIN, "zoe");

        assertThat(report.role()).contains(OrgRole.ADMIN);
        assertThat(report.groups()).containsExactly("No group matched; received none");
        assertThat(tested(OrgRole.VIEWER, "zoe").groups())
                .containsExactly("The last active Admin keeps the groups, and so the role");
    }

    @Test
    void otherAdminsAreJudgedByTheRoleOfTheTestedVersion() {
        UserId zoe = admin("zoe");
        signIn("yan");
        mapped("Viewers", OrgRole.VIEWER);
        useCases.manageConnection().changeRole(ADMIN, acme, OrgRole.ADMIN);

        assertThat(tested(OrgRole.ADMIN, "zoe", "Viewers").role()).contains(OrgRole.VIEWER);

        TestReport report = tested(OrgRole.VIEWER, "zoe", "Viewers");

        assertThat(report.role()).contains(OrgRole.ADMIN);
        useCases.manageConnection()
                .activate(
                        ADMIN,
                        acme,
                        useCases.manageConnection()
                                .find(ADMIN, acme)
                                .connection()
                                .lastNumber());
        signIn("zoe", "Viewers");
        assertThat(role(zoe)).isEqualTo(OrgRole.ADMIN);
        assertThat(remarks()).isEqualTo(report.groups());
    }

    @Test
    void breakGlassOwnerIsAnotherAdminUnderTheRoleOfTheTestedVersion() {
        admin("zoe");
        UserId yan = admin("yan");
        useCases.manageMembers().setBreakGlass(ADMIN, acme, yan, true);
        mapped("Viewers", OrgRole.VIEWER);
        assertThat(tested(OrgRole.VIEWER, "zoe", "Viewers").role()).contains(OrgRole.VIEWER);

        useCases.manageMembers().setBreakGlass(ADMIN, acme, yan, false);
        useCases.manageMembers().setRole(ADMIN, acme, yan, Optional.empty());
        assertThat(tested(OrgRole.VIEWER, "zoe", "Viewers").role()).contains(OrgRole.ADMIN);
        useCases.manageMembers().setBreakGlass(ADMIN, acme, yan, true);

        assertThat(tested(OrgRole.ADMIN, "zoe", "Viewers").role()).contains(OrgRole.VIEWER);
    }

    @Test
    void firstAdminWhoIsInvitedKeepsTheRoleBesideLowerGroups() {
        mapped("Viewers", OrgRole.VIEWER);
        useCases.manageInvitations()
                .invite(ADMIN, acme, EmailAddress.of("zoe@acme.example"), Optional.of(OrgRole.ADMIN));

        UserId zoe = signIn("zoe", "Viewers");

        assertThat(groups(zoe)).isEmpty();
        assertThat(role(zoe)).isEqualTo(OrgRole.ADMIN);
        assertThat(remarks()).containsExactly("The last active Admin keeps the groups, and so the role");
    }

    @Test
    void firstAdminWhomTheConnectionMakesKeepsTheRoleBesideLowerGroups() {
        mapped("Viewers", OrgRole.VIEWER);
        useCases.manageConnection().changeRole(ADMIN, acme, OrgRole.ADMIN);

        UserId zoe = signIn("zoe", "Viewers");

        assertThat(role(zoe)).isEqualTo(OrgRole.ADMIN);
        assertThat(groups(signIn("yan", "Viewers"))).containsExactly("Viewers");
    }

    @Test
    void breakGlassOwnerIsLeftByAnotherAdminAndKeepsTheGroups() {
        prepared("Admins", OrgRole.ADMIN);
        UserId zoe = signIn("zoe", "Admins");
        useCases.manageMembers().setBreakGlass(ADMIN, acme, zoe, true);
        UserId yan = signIn("yan", "Admins");

        signIn("zoe", "Others");
        signIn("yan", "Others");

        assertThat(groups(zoe)).containsExactly("Admins");
        assertThat(groups(yan)).isEmpty();
    }

    @Test
    void directRoleCountsUntilAMappedGroupIsNamed() {
        prepared("Developers", OrgRole.DEVELOPER);
        UserId zoe = signIn("zoe");
        signIn("yan");
        useCases.manageMembers().setRole(ADMIN, acme, zoe, Optional.of(OrgRole.ADMIN));
        useCases.manageMembers().setRole(ADMIN, acme, signIn("yan"), Optional.of(OrgRole.ADMIN));

        signIn("zoe", "Unknown");
        assertThat(role(zoe)).isEqualTo(OrgRole.ADMIN);
        signIn("zoe", "Developers");

        assertThat(role(zoe)).isEqualTo(OrgRole.DEVELOPER);
    }

    @Test
    void testReportsTheEffectOnGroupsAndChangesNone() {
        prepared("Developers", OrgRole.DEVELOPER);

        TestReport report = tested(OrgRole.VIEWER, "zoe", "Developers");

        assertThat(report.groups()).containsExactly("The prepared mapping of Developers matched: its group is made");
        assertThat(report.role()).contains(OrgRole.DEVELOPER);
        assertThat(ports.unitOfWork().read(() -> ports.groups().named(acme, List.of(GroupName.of("Developers")))))
                .isEmpty();
    }

    /** Returns the report of a test of a draft. */
    private TestReport tested(OrgRole connectionRole, String name, String... groups) {
        useCases.manageConnection()
                .save(
                        ADMIN,
                        acme,
                        new Draft(
                                SsoFixtures.oidc("https://idp.example"),
                                Optional.of(connectionRole),
                                Optional.of(new ClientSecret("client-secret-1234"))));
        provider.proves(identity(name, new GroupClaims.Received(List.of(groups))));
        var test = useCases.manageConnection().test(ADMIN, acme, BROWSER);
        Result result = complete(useCases.signIn().openTest(acme, test.id(), test.secret()));
        assertThat(result).isInstanceOf(Result.TestPassed.class);
        return ((Result.TestPassed) result).report();
    }

    /** Returns a member whose direct role is Admin. */
    private UserId admin(String name) {
        UserId member = signIn(name);
        useCases.manageMembers().setRole(ADMIN, acme, member, Optional.of(OrgRole.ADMIN));
        return member;
    }

    private UserId signIn(String name, String... groups) {
        return signIn(name, new GroupClaims.Received(List.of(groups)));
    }

    /** Also compares role and remarks with those of the preview before. */
    private UserId signIn(String name, GroupClaims groups) {
        provider.proves(identity(name, groups));
        TestReport preview = useCases.previewSignIn()
                .byActive(ADMIN, acme, new SampleClaims(Map.of(), Optional.empty(), Optional.empty()))
                .report()
                .orElseThrow();
        Result result = complete(useCases.signIn().start(acme, Optional.empty(), Optional.empty(), BROWSER));
        assertThat(result).isInstanceOf(Result.SignedIn.class);
        UserId member = ((Result.SignedIn) result).member();
        assertThat(preview.role()).contains(role(member));
        assertThat(preview.groups()).isEqualTo(remarks());
        return member;
    }

    private Result complete(Redirect redirect) {
        String state = redirect.url().getQuery().replace("state=", "");
        return useCases.signIn()
                .complete(
                        acme,
                        new OidcCallback(Map.of("state", List.of(state))),
                        Optional.of(redirect.secret()),
                        BROWSER,
                        Optional.empty());
    }

    private static ProvenIdentity identity(String name, GroupClaims groups) {
        return new ProvenIdentity(
                name,
                EmailAddress.parse(name + "@acme.example"),
                EmailVerification.VERIFIED,
                Optional.empty(),
                PersonNames.NONE,
                groups,
                Optional.empty(),
                Map.of("sub", List.of(name)));
    }

    private List<String> groups(UserId member) {
        List<String> names = new ArrayList<>();
        ports.unitOfWork().run(() -> ports.memberships()
                .eachGroupOf(
                        acme,
                        member,
                        page -> names.addAll(
                                page.stream().map(GroupRef::display).toList())));
        return names;
    }

    private OrgRole role(UserId member) {
        return ports.unitOfWork()
                .read(() -> ports.accessQueries().of(acme, member))
                .orElseThrow()
                .accessAt(NOON)
                .role()
                .orElseThrow();
    }

    private List<String> remarks() {
        List<SignInAttempt> newest = useCases.readSignIns()
                .search(ADMIN, acme, SignInQuery.newest(1, NOON))
                .items();
        return newest.get(0).report().map(TestReport::groups).orElse(List.of());
    }

    private List<String> actions() {
        return ports.unitOfWork().read(() -> ports.auditLog().after(acme, 0, 100)).items().stream()
                .map(AuditEntry::action)
                .toList();
    }

    private DirectoryGroup group(String name) {
        DirectoryGroup group =
                DirectoryGroup.pushed(acme, new GroupId(Fixtures.newId()), GroupName.of(name), Optional.empty(), NOON);
        ports.unitOfWork().run(() -> ports.groups().add(group));
        return group;
    }

    private void prepared(String name, OrgRole role) {
        decided(new Target.Prepared(GroupName.of(name)), role);
    }

    /** Adds a group with its mapping. */
    private void mapped(String name, OrgRole role) {
        decided(new Target.Bound(group(name).id(), GroupName.of(name)), role);
    }

    private void decided(Target target, OrgRole role) {
        ports.unitOfWork().run(() -> ports.groupMappings()
                .add(List.of(GroupMapping.decided(
                        acme,
                        new MappingId(Fixtures.newId()),
                        target,
                        new MappingContent(Optional.of(role), Set.of()),
                        BEA))));
    }

    private void switched(ProvisioningMode mode) {
        ports.unitOfWork().run(() -> ports.organizations()
                .save(ports.organizations()
                        .lock(acme)
                        .orElseThrow()
                        .switchedTo(mode, true)
                        .organization()));
    }

    private OrganizationId connected() {
        Organization organization = Fixtures.acme()
                .withSso(Optional.empty(), Set.of(DomainName.of("acme.example")), false)
                .organization();
        ports.unitOfWork().run(() -> ports.organizations().add(organization));
        OrganizationId id = organization.id();
        long number = useCases.manageConnection()
                .save(
                        ADMIN,
                        id,
                        new Draft(
                                SsoFixtures.oidc("https://idp.example"),
                                Optional.of(OrgRole.VIEWER),
                                Optional.of(new ClientSecret("client-secret-1234"))))
                .connection()
                .lastNumber();
        ports.unitOfWork()
                .run(() -> ports.connections().save(ports.connections().of(id).passed(number, NOON)));
        useCases.manageConnection().activate(ADMIN, id, number);
        ports.unitOfWork().run(() -> ports.organizations()
                .save(ports.organizations()
                        .lock(id)
                        .orElseThrow()
                        .switchedTo(ProvisioningMode.MANUAL, true)
                        .organization()
                        .switchedTo(ProvisioningMode.JIT, true)
                        .organization()));
        return id;
    }
}
