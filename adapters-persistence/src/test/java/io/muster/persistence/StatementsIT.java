package io.muster.persistence;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.access.ReadAccess;
import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.in.connection.ManageConnection.Draft;
import io.muster.application.port.in.directory.ProvisionGroups;
import io.muster.application.port.in.directory.ProvisionUsers;
import io.muster.application.port.in.event.RelayEvents;
import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.application.port.in.password.SignInByPassword;
import io.muster.application.port.in.session.UseSession;
import io.muster.application.port.in.signin.SignIn;
import io.muster.application.port.in.signin.SignIn.Redirect;
import io.muster.application.port.in.signin.SignIn.Result;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.event.Outbox.Waiting;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.application.testing.TestUseCases;
import io.muster.application.testing.fake.FakeProvider;
import io.muster.domain.access.MappingId;
import io.muster.domain.connection.ClientSecret;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.GroupEdit;
import io.muster.domain.directory.GroupEdit.ExternalIdEdit;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.GroupMapping.Target;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.password.PasswordHash;
import io.muster.domain.password.Tries;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionCookie;
import io.muster.domain.session.SessionId;
import io.muster.domain.signin.EmailVerification;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.PersonNames;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.ProviderAnswer.OidcCallback;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.persistence.hibernate.Database;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Frequent requests take few statements, and their number does not depend on the size of the organization. Those that
 * travel together count as one.
 */
class StatementsIT {
    static Stream<Database> databases() {
        return Stream.of(Databases.h2(), Databases.postgres());
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void creationOfAUserTakesThreeRoundTripsToPostgresql(Database database) {
        Counted scene = new Counted(database);

        // together: token with organization and domains, dormant user; user, elements, claimed address;
        // number of users, pending event, log entry, commit
        assertThat(scene.statements(() -> scene.users.create(
                        scene.call, Fixtures.withEmail(Fixtures.profile("new"), "new@" + scene.domain))))
                .isEqualTo(scene.postgres ? 3 : 8);
        // and: owner of the domain
        assertThat(scene.statements(() -> scene.users.create(
                        scene.call,
                        Fixtures.withEmail(Fixtures.profile("other"), "new@" + UUID.randomUUID() + ".example"))))
                .isEqualTo(scene.postgres ? 4 : 9);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void searchByUserNameTakesOneRoundTripToPostgresql(Database database) {
        Counted scene = new Counted(database);
        Search<UserAttribute> probe = new Search<>(
                Optional.of(new Filter.Compare<>(UserAttribute.USER_NAME, Operator.EQ, new Operand.Text("nobody"))),
                Optional.empty(),
                new Search.Page.FromIndex(1, 100));

        assertThat(scene.statements(() -> scene.users.search(scene.call.caller(), probe, true)))
                .isEqualTo(scene.postgres ? 1 : 2);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void additionToALargeGroupTakesAsManyStatementsAsToASmallOne(Database database) {
        Counted scene = new Counted(database);
        GroupId small = scene.group("small", 10);
        GroupId large = scene.group("large", 10_000);

        long inSmall = scene.statements(() -> scene.join(small));
        long inLarge = scene.statements(() -> scene.join(large));

        // together: token with organization and domains, lock of the group; known users, present members; new member,
        // version of the group, its mapping; pending event, log entry, commit
        assertThat(inSmall).isEqualTo(scene.postgres ? 4 : 9);
        assertThat(inLarge).isEqualTo(inSmall);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void replacementOfMembersWritesOnlyTheDifference(Database database) {
        Counted scene = new Counted(database);
        Set<UserId> present = new HashSet<>(scene.newUsers(2_000));
        GroupId group = scene.groups
                .create(scene.call, GroupName.of("replaced"), Optional.empty(), NamedMembers.of(present))
                .id();
        Set<UserId> wanted = new HashSet<>(present);
        wanted.removeAll(present.stream().limit(10).toList());
        wanted.addAll(scene.newUsers(10));
        GroupEdit edit =
                new GroupEdit(Optional.empty(), new ExternalIdEdit.Keep(), new MembershipEdit.ReplaceAll(wanted));

        // as for an addition, and: present members, removal of members
        assertThat(scene.statements(() -> scene.groups.edit(scene.call, group, ResourceVersion.ANY, edit)))
                .isLessThanOrEqualTo(10);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void accessCheckOfAWorkspaceTakesOneStatement(Database database) {
        Counted scene = new Counted(database);
        UserId member = scene.newUsers(1).iterator().next();

        assertThat(scene.statements(() ->
                        scene.accessQueries.check(scene.admin, scene.id(), member, new WorkspaceId(Fixtures.newId()))))
                .isOne();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void sessionCheckTakesOneStatement(Database database) {
        Counted scene = new Counted(database);
        SessionCookie cookie = SessionCookie.of(scene.id(), new byte[Session.SECRET_BYTES]);
        DirectoryUser member = Fixtures.added(scene.ports, Fixtures.admin(scene.id(), "ana"));
        Session session = new Session(
                scene.id(),
                new SessionId(Fixtures.newId()),
                member.id(),
                cookie.digest(),
                NOON,
                AuthenticationMethod.SSO,
                Optional.empty(),
                Optional.of(NOON),
                NOON,
                Optional.empty());
        scene.ports.unitOfWork().run(() -> scene.ports.sessions().add(session));

        assertThat(scene.statements(
                        () -> assertThat(scene.useSession.find(cookie).flatMap(SignedInMember::role))
                                .contains(OrgRole.ADMIN)))
                .isOne();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void signInOfALinkedMemberTakesFewStatements(Database database) {
        Counted scene = new Counted(database);
        FakeProvider provider = new FakeProvider();
        SignIn signIn = scene.signIn(provider);
        Browser browser = new Browser("request", "192.0.2.7", Optional.empty());
        String address = "ana@" + scene.domain;
        Fixtures.added(scene.ports, Fixtures.user(scene.id(), address));
        provider.proves(new ProvenIdentity(
                "s1",
                EmailAddress.parse(address),
                EmailVerification.UNSTATED,
                Optional.empty(),
                PersonNames.NONE,
                new GroupClaims.None(),
                Optional.empty(),
                Map.of()));
        Redirect first = signIn.start(scene.id(), Optional.empty(), Optional.empty(), browser);
        assertThat(completed(signIn, scene, first, browser)).isInstanceOf(Result.SignedIn.class);

        List<Redirect> again = new ArrayList<>();
        // organization with domains, connection with versions; sign-in, commit
        assertThat(scene.statements(
                        () -> again.add(signIn.start(scene.id(), Optional.empty(), Optional.empty(), browser))))
                .isEqualTo(3);
        // claimed: sign-in, organization, connection, claim; locked: link, member, lock of the member; decided:
        // organization, connection, link, member; together: session, end of the oldest, end of the sign-in, commit
        List<Result> results = new ArrayList<>();
        assertThat(scene.statements(() -> results.add(completed(signIn, scene, again.get(0), browser))))
                .isEqualTo(scene.postgres ? 12 : 14);
        Browser signedIn = new Browser(
                "request",
                "192.0.2.7",
                Optional.of(((Result.SignedIn) results.get(0)).cookie().reference()));
        again.add(signIn.start(scene.id(), Optional.empty(), Optional.empty(), signedIn));
        // as before, and: lock of the former session; its end together with the new one
        assertThat(scene.statements(() -> assertThat(completed(signIn, scene, again.get(1), signedIn))
                        .isInstanceOf(Result.SignedIn.class)))
                .isEqualTo(scene.postgres ? 13 : 16);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void refusedPasswordTakesTheSameStatementsForEachAddress(Database database) {
        Counted scene = new Counted(database);
        scene.owner("right@" + scene.domain, Tries.NONE);
        scene.owner("slowed@" + scene.domain, new Tries(Tries.FREE, Optional.of(scene.environment.now())));
        Fixtures.added(scene.ports, Fixtures.user(scene.id(), "plain@" + scene.domain));
        SignInByPassword signInByPassword =
                TestUseCases.on(scene.ports, scene.environment).signInByPassword();
        Browser browser = new Browser("request", "192.0.2.7", Optional.empty());

        // organization of the address, the organization, its member; lock of the password, try
        assertThat(Stream.of("right@", "slowed@", "plain@", "nobody@")
                        .map(name -> scene.statements(() -> assertThat(signInByPassword.signIn(
                                        name + scene.domain, "kettle orbit lamp", browser, Optional.empty()))
                                .isEmpty())))
                .containsOnly(5L);
    }

    private static Result completed(SignIn signIn, Counted scene, Redirect redirect, Browser browser) {
        String state = redirect.url().getQuery().replace("state=", "");
        return signIn.complete(
                scene.id(),
                new OidcCallback(Map.of("state", List.of(state))),
                Optional.of(redirect.secret()),
                browser,
                Optional.empty());
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void accessOfAMemberTakesOneStatement(Database database) {
        Counted scene = new Counted(database);
        UserId member = scene.newUsers(1).iterator().next();

        assertThat(scene.statements(() -> scene.accessQueries.access(scene.admin, scene.id(), member)))
                .isOne();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void accessOfAHundredMembersTakesAsManyStatementsAsOfTen(Database database) {
        Counted scene = new Counted(database);
        scene.mapped(scene.group("all", 120), OrgRole.DEVELOPER);

        long ofTen = scene.statements(() -> scene.page(10));
        long ofAHundred = scene.statements(() -> scene.page(100));

        // organization, its domains, ids of the page, facts
        assertThat(ofTen).isLessThanOrEqualTo(4);
        assertThat(ofAHundred).isEqualTo(ofTen);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void deactivationOfAnAdminTakesAsManyStatementsInALargeGroupAsInASmallOne(Database database) {
        Counted scene = new Counted(database);
        GroupId small = scene.group("small", 10);
        GroupId large = scene.group("large", 10_000);
        UserId ofSmall = scene.memberOf(small);
        UserId ofLarge = scene.memberOf(large);
        scene.mapped(small, OrgRole.ADMIN);
        scene.mapped(large, OrgRole.ADMIN);

        long inSmall = scene.statements(() -> scene.deactivate(ofSmall));
        long inLarge = scene.statements(() -> scene.deactivate(ofLarge));

        // together: token, groups of the user, lock of the user; its facts; together: lock of the admin guard, facts
        // again;
        // together: removal counter, open removal; together: user, another Admin; together: pending event, log entry,
        // commit
        assertThat(inSmall).isEqualTo(scene.postgres ? 6 : 12);
        assertThat(inLarge).isEqualTo(inSmall);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void additionToALargeMappedGroupTakesAsManyStatementsAsToASmallOne(Database database) {
        Counted scene = new Counted(database);
        GroupId small = scene.group("small", 10);
        GroupId large = scene.group("large", 10_000);
        scene.mapped(small, OrgRole.ADMIN);
        scene.mapped(large, OrgRole.ADMIN);

        long inSmall = scene.statements(() -> scene.join(small));
        long inLarge = scene.statements(() -> scene.join(large));

        // as for an unmapped group, and: facts of the member
        assertThat(inSmall).isLessThanOrEqualTo(11);
        assertThat(inLarge).isEqualTo(inSmall);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void relayOfManyPendingEventsTakesAsManyStatementsAsOfFew(Database database) {
        Counted scene = new Counted(database);

        long few = scene.relayed(10);
        long many = scene.relayed(499);

        // organizations that wait; then for each batch, to store the attempt: lock of the feed, oldest event, state,
        // last
        // event, attempt; and to do it: lock of the feed, state, pending events, published and present access, events,
        // head of the feed, newly published access, removal from the outbox, webhooks, end of the attempt
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(19);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void previewOfALargeGroupTakesAsManyStatementsAsOfASmallOne(Database database) {
        Counted scene = new Counted(database);
        GroupId small = scene.group("small", 10);
        GroupId large = scene.group("large", 1_999);

        long ofSmall = scene.statements(() -> scene.preview(small));
        long ofLarge = scene.statements(() -> scene.preview(large));

        // organization, group, mapping; then for each two thousand members: members, holdings, mappings
        assertThat(ofSmall).isLessThanOrEqualTo(8);
        assertThat(ofLarge).isEqualTo(ofSmall);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void saveOfManyMappingsTakesAsManyStatementsAsOfTwo(Database database) {
        Counted few = new Counted(database);
        Counted many = new Counted(database);
        List<MappingProposal> two = few.changes(2);
        List<MappingProposal> forty = many.changes(40);

        // read and locked: organization, groups by name, prepared mappings, groups, mappings, Admins before and after;
        // written: mappings, pending events, audit entries, head of the audit log
        long first = few.statements(() -> few.save(two, 0));
        // positions of the outbox are allocated in blocks
        assertThat(many.statements(() -> many.save(forty, 0)))
                .isBetween(first - 1, first + 1)
                .isLessThanOrEqualTo(20);
        long again = few.statements(() -> few.save(changed(two), 1));
        assertThat(many.statements(() -> many.save(changed(forty), 1)))
                .isBetween(again - 1, again + 1)
                .isLessThanOrEqualTo(20);
        // as before, but nothing is written, and the head of the audit log is not locked
        assertThat(few.statements(() -> few.save(changed(two), 2))).isEqualTo(9);
        assertThat(many.statements(() -> many.preview(forty, 2))).isEqualTo(few.statements(() -> few.preview(two, 2)));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void userWithGroupsTakesOneRoundTripToPostgresql(Database database) {
        Counted scene = new Counted(database);
        UserId member = scene.memberOf(scene.group("group", 1));

        assertThat(scene.statements(() -> assertThat(scene.users
                                .find(scene.call.caller(), member, true)
                                .groups()
                                .items())
                        .hasSize(1)))
                .isEqualTo(scene.postgres ? 1 : 3);
    }

    private static List<MappingProposal> changed(List<MappingProposal> changes) {
        return changes.stream()
                .map(change -> new MappingProposal(
                        change.mapping(), new MappingContent(Optional.of(OrgRole.VIEWER), Set.of()), change.version()))
                .toList();
    }

    /** An organization with its use cases and a count of their statements. */
    private static final class Counted {
        private static final int MANY = 1_000;

        private final Ports ports;
        private final SessionFactory sessions;
        private final Statistics statistics;
        private final ScimCall call;
        private final ProvisionUsers users;
        private final ProvisionGroups groups;
        private final MapGroups mappings;
        private final boolean postgres;
        private final ReadAccess accessQueries;
        private final RelayEvents relay;
        private final UseSession useSession;
        private final Environment environment;
        private final AdminCaller admin;
        private final String domain;

        Counted(Database database) {
            Scene scene = new Scene(Databases.ports(database));
            ports = scene.ports;
            sessions = database.sessions();
            statistics = sessions.getStatistics();
            postgres = database == Databases.postgres();
            call = scene.call();
            users = scene.users;
            groups = scene.groups;
            mappings = scene.mappings;
            accessQueries = scene.accessQueries;
            relay = scene.relay;
            useSession = scene.sessions;
            environment = scene.environment;
            admin = scene.admin;
            domain = scene.domain;
        }

        OrganizationId id() {
            return call.caller().organization().id();
        }

        /** Adds a break-glass owner with a password that nobody knows. */
        void owner(String address, Tries tries) {
            DirectoryUser owner =
                    Fixtures.added(ports, Fixtures.user(id(), address).withBreakGlass(true, NOON));
            OwnerPassword password = OwnerPassword.none(id(), owner.id()).set(new PasswordHash("now:00:00"), NOON);
            ports.unitOfWork().run(() -> ports.ownerPasswords().save(password.with(tries)));
        }

        Set<UserId> newUsers(int number) {
            Set<UserId> ids = new HashSet<>();
            ports.unitOfWork().run(() -> {
                for (int user = 0; user < number; user++) {
                    var added = Fixtures.user(call.caller().organization().id(), "u" + Fixtures.newId());
                    ports.users().add(added);
                    ids.add(added.id());
                }
            });
            return ids;
        }

        GroupId group(String name, int members) {
            GroupId id = groups.create(call, GroupName.of(name), Optional.empty(), NamedMembers.of(newUsers(members)))
                    .id();
            if (members > MANY) {
                analyze();
            }
            return id;
        }

        /** Updates the statistics of the planner. Without them a statement on the large group takes a minute. */
        private void analyze() {
            Databases.execute(postgres ? Databases.postgresSuperuser() : Databases.h2Connections(), "analyze");
        }

        void join(GroupId group) {
            MembershipEdit one = new MembershipEdit.Delta(newUsersUncounted(), Set.of());
            groups.edit(
                    call, group, ResourceVersion.ANY, new GroupEdit(Optional.empty(), new ExternalIdEdit.Keep(), one));
        }

        private Set<UserId> newUsersUncounted() {
            statistics.setStatisticsEnabled(false);
            Set<UserId> one = newUsers(1);
            statistics.setStatisticsEnabled(true);
            return one;
        }

        UserId memberOf(GroupId group) {
            return ports.unitOfWork()
                    .read(() -> ports.accessQueries().members(id(), Optional.of(group), Optional.empty(), 1))
                    .get(0);
        }

        /** Returns proposals for a number of present groups and for the same number of groups to come. */
        List<MappingProposal> changes(int groups) {
            return IntStream.range(0, 2 * groups)
                    .mapToObj(number -> {
                        GroupName name = GroupName.of("mapped " + number);
                        if (number < groups) {
                            group(name.value(), 1);
                        }
                        return new MappingProposal(
                                new MappingSelector.ByName(name),
                                new MappingContent(Optional.of(OrgRole.DEVELOPER), Set.of()),
                                0);
                    })
                    .toList();
        }

        void save(List<MappingProposal> changes, long version) {
            assertThat(mappings.save(admin, id(), at(changes, version), Optional.empty()))
                    .hasSameSizeAs(changes);
        }

        void preview(List<MappingProposal> changes, long version) {
            mappings.preview(admin, id(), at(changes, version), Optional.empty(), 100);
        }

        private static List<MappingProposal> at(List<MappingProposal> changes, long version) {
            return changes.stream()
                    .map(change -> new MappingProposal(change.mapping(), change.content(), version))
                    .toList();
        }

        /** Connects the organization to a provider. */
        SignIn signIn(FakeProvider provider) {
            UseCases useCases = TestUseCases.aWorld().with(provider).useCases(ports, environment);
            ManageConnection connection = useCases.manageConnection();
            Draft draft = new Draft(
                    SsoFixtures.oidc("https://idp.example"), Optional.empty(), Optional.of(new ClientSecret("secret")));
            long version = connection.save(admin, id(), draft).connection().lastNumber();
            ports.unitOfWork().run(() -> ports.connections()
                    .save(ports.connections().of(id()).passed(version, NOON)));
            connection.activate(admin, id(), version);
            return useCases.signIn();
        }

        /** Stores a mapping without a pending event. */
        void mapped(GroupId group, OrgRole role) {
            Target target = new Target.Bound(group, GroupName.of("mapped"));
            MappingContent content = new MappingContent(Optional.of(role), Set.of());
            Provenance now = new Provenance(NOON, "tester");
            ports.unitOfWork().run(() -> ports.groupMappings()
                    .add(List.of(GroupMapping.decided(id(), new MappingId(Fixtures.newId()), target, content, now))));
        }

        void page(int members) {
            assertThat(accessQueries
                            .page(admin, id(), Optional.empty(), members)
                            .items())
                    .hasSize(members);
        }

        void deactivate(UserId user) {
            users.edit(
                    call,
                    user,
                    ResourceVersion.ANY,
                    before -> new UserProfile(
                            before.userName(),
                            before.externalId(),
                            false,
                            before.details(),
                            before.plurals(),
                            before.addresses()));
        }

        void preview(GroupId group) {
            MappingProposal change = new MappingProposal(
                    new MappingSelector.ByGroup(group),
                    new MappingContent(Optional.of(OrgRole.DEVELOPER), Set.of()),
                    0);
            mappings.preview(admin, id(), List.of(change), Optional.empty(), 100);
        }

        /** Counts the statements for relaying a number of pending events. */
        long relayed(int announcements) {
            GroupId group = group("relayed " + announcements, announcements);
            mapped(group, OrgRole.DEVELOPER);
            boolean more;
            do {
                more = relay.relay();
            } while (more);
            List<UserId> members = ports.unitOfWork().read(() -> ports.accessQueries()
                    .members(id(), Optional.of(group), Optional.empty(), announcements));
            ports.unitOfWork().run(() -> ports.outbox()
                    .add(members.stream()
                            .map(user -> PendingEvent.of(id(), new PendingEvent.Audience.Member(user)))
                            .toList()));
            long count = statements(() -> assertThat(relay.relay()).isFalse());
            assertThat(ports.unitOfWork()
                            .<List<Waiting>>read(
                                    () -> ports.outbox().waiting(id(), 1).items()))
                    .isEmpty();
            return count;
        }

        /** Counts the statements of the work, without those that tell PostgreSQL the organization. */
        long statements(Runnable work) {
            statistics.setStatisticsEnabled(true);
            statistics.clear();
            work.run();
            long count = statistics.getPrepareStatementCount();
            statistics.setStatisticsEnabled(false);
            return count;
        }
    }
}
