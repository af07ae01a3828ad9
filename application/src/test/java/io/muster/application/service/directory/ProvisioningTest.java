package io.muster.application.service.directory;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.element;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.withDetail;
import static io.muster.application.testing.Fixtures.withElements;
import static io.muster.application.testing.Fixtures.withEmail;
import static io.muster.application.testing.Fixtures.withExternalId;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser.Origin;
import io.muster.domain.directory.GroupEdit;
import io.muster.domain.directory.GroupEdit.ExternalIdEdit;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.MembershipEdit.ReplaceAll;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserEdit;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.synclog.AttributeChange;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Provisioning of users and groups, and the sync log entries about it. */
class ProvisioningTest {
    private final Scene scene = new Scene();

    @Test
    void creationAndItsSyncLogEntryCommitTogether() {
        UserId ana = scene.create(withExternalId(profile("ana@acme.example"), "e1"));

        SyncEntry entry = scene.newest();
        assertThat(entry.action()).isEqualTo(SyncAction.CREATE);
        assertThat(entry.status()).isEqualTo(SyncStatus.SUCCESS);
        assertThat(entry.httpStatus()).isEqualTo(201);
        assertThat(entry.duration()).isEqualTo(Duration.ofSeconds(1));
        assertThat(entry.resource().id()).contains(ana.toString());
        assertThat(entry.changes())
                .contains(
                        new AttributeChange("userName", Optional.empty(), Optional.of("a***@acme.example")),
                        new AttributeChange("externalId", Optional.empty(), Optional.of("e1")));
        assertRefused(Code.DUPLICATE, () -> scene.create(profile("ANA@acme.example")));
        assertThat(scene.log()).hasSize(1);
    }

    @Test
    void creatingAnInactiveUserAgainRestoresTheUser() {
        UserId ana = scene.create(withExternalId(profile("ana"), "e1"));
        scene.edit(ana, current -> current.activated(false));
        assertThat(scene.newest().action()).isEqualTo(SyncAction.DEACTIVATE);

        UserId restored = scene.create(withExternalId(profile("renamed"), "e1"));

        assertThat(restored).isEqualTo(ana);
        assertThat(scene.newest().action()).isEqualTo(SyncAction.REACTIVATE);
        assertRefused(Code.DUPLICATE, () -> scene.create(withExternalId(profile("third"), "e1")));
    }

    @Test
    void unchangedProfileIsSkippedWithoutAWrite() {
        UserId ana = scene.create(profile("ana"));

        UserView same = scene.edit(ana, current -> current);

        assertThat(same.user().version()).isOne();
        assertThat(scene.newest().status()).isEqualTo(SyncStatus.SKIPPED);
        assertThat(scene.edit(ana, current -> withDetail(current, UserAttribute.TITLE, "Boss"))
                        .user()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void staleVersionIsRefused() {
        UserId ana = scene.create(profile("ana"));

        assertRefused(
                Code.STALE,
                () -> scene.users.edit(scene.call(), ana, ResourceVersion.oneOf(Set.of(7L)), current -> current));
        assertRefused(Code.STALE, () -> scene.users.delete(scene.call(), ana, ResourceVersion.oneOf(Set.of(7L))));
        scene.users.delete(scene.call(), ana, ResourceVersion.oneOf(Set.of(1L)));
        assertRefused(Code.NOT_FOUND, () -> scene.users.delete(scene.call(), ana, ResourceVersion.ANY));
    }

    @Test
    void domainOfAnotherOrganizationIsRefusedButNotForADeactivation() {
        UserId early = scene.create(withEmail(profile("early"), "early@taken.example"));
        scene.another("taken.example");

        assertRefused(Code.DUPLICATE, () -> scene.create(withEmail(profile("late"), "late@taken.example")));
        assertRefused(Code.DUPLICATE, () -> scene.edit(early, current -> withEmail(current, "other@taken.example")));
        scene.edit(early, current -> current.activated(false));
        assertRefused(Code.DUPLICATE, () -> scene.edit(early, current -> current.activated(true)));
    }

    @Test
    void unverifiedDomainIsRefusedIfThePolicyDemandsVerifiedOnes() {
        scene.change(organization -> organization.withPolicy("Acme", Dialect.TOLERANT, true));

        assertRefused(Code.DOMAIN_NOT_VERIFIED, () -> scene.create(profile("ana@elsewhere.example")));
        scene.create(profile("ana@" + scene.domain));
    }

    @Test
    void breakGlassOwnerAndLastAdminCannotBeRemoved() {
        UserId owner = scene.create(profile("owner"));
        UserId boss = scene.create(profile("boss"));
        scene.members.setBreakGlass(scene.admin, scene.organization().id(), owner, true);
        scene.members.setRole(scene.admin, scene.organization().id(), boss, Optional.of(OrgRole.ADMIN));

        for (UserId user : List.of(owner, boss)) {
            assertRefused(Code.PROTECTED_MEMBER, () -> scene.edit(user, current -> current.activated(false)));
            assertRefused(Code.PROTECTED_MEMBER, () -> scene.users.delete(scene.call(), user, ResourceVersion.ANY));
        }
        assertRefused(
                Code.PROTECTED_MEMBER,
                () -> scene.members.setRole(scene.admin, scene.organization().id(), boss, Optional.empty()));
        scene.members.setRole(scene.admin, scene.organization().id(), owner, Optional.of(OrgRole.ADMIN));
        scene.users.delete(scene.call(), boss, ResourceVersion.ANY);
    }

    @Test
    void breakGlassOwnerKeepsUserNameAndPrimaryEmail() {
        UserProfile profile = withEmail(withExternalId(profile("owner"), "e1"), "owner@" + scene.domain);
        UserId owner = scene.create(profile);
        breakGlass(owner);

        for (UserEdit theft : List.<UserEdit>of(
                current -> renamed(current, "thief"),
                current -> withEmail(current, "thief@" + scene.domain),
                current -> withElements(current, UserAttribute.EMAILS),
                current -> withElements(
                        current,
                        UserAttribute.EMAILS,
                        element("owner@" + scene.domain, "work", false),
                        element("thief@" + scene.domain, "home", true)))) {
            assertRefused(Code.PROTECTED_IDENTITY, () -> scene.edit(owner, theft));
        }
        assertRefused(Code.DUPLICATE, () -> scene.create(withEmail(profile("other"), "OWNER@" + scene.domain)));
        scene.edit(owner, current -> withDetail(renamed(current, "OWNER"), UserAttribute.TITLE, "Boss"));
        assertThat(scene.users.find(scene.caller(), owner, false).user().emailKey())
                .contains("owner@" + scene.domain);
    }

    @Test
    void inactiveBreakGlassOwnerIsNotRestoredUnderAnotherName() {
        UserId owner = scene.create(withExternalId(profile("owner"), "e1"));
        scene.edit(owner, current -> current.activated(false));
        breakGlass(owner);

        assertRefused(Code.PROTECTED_IDENTITY, () -> scene.create(withExternalId(profile("thief"), "e1")));
        assertRefused(
                Code.PROTECTED_IDENTITY, () -> scene.create(withEmail(profile("owner"), "thief@" + scene.domain)));
        assertThat(scene.create(withExternalId(profile("Owner"), "e1"))).isEqualTo(owner);
    }

    @Test
    void anotherPrimaryEmailOfAnAdminIsAudited() {
        UserId boss = scene.create(withEmail(profile("boss"), "boss@" + scene.domain));
        UserId other = scene.create(withEmail(profile("other"), "other@" + scene.domain));
        scene.members.setRole(scene.admin, scene.organization().id(), boss, Optional.of(OrgRole.ADMIN));

        scene.edit(other, current -> withEmail(current, "another@" + scene.domain));
        scene.edit(boss, current -> withEmail(current, "BOSS@" + scene.domain));
        assertThat(newestAudited().action()).isEqualTo(AuditAction.ROLE_CHANGED.name());
        scene.edit(boss, current -> withEmail(current, "thief@" + scene.domain));

        assertThat(newestAudited().action()).isEqualTo(AuditAction.ADMIN_EMAIL_CHANGED.name());
        assertThat(newestAudited().actor()).isEqualTo(ChangeSource.SCIM);
        assertThat(newestAudited().subject()).isEqualTo("members/" + boss);
        assertThat(newestAudited().details())
                .containsEntry("email", "t***@" + scene.domain)
                .containsEntry("email.before", "B***@" + scene.domain);
    }

    private void breakGlass(UserId user) {
        scene.members.setBreakGlass(scene.admin, scene.organization().id(), user, true);
    }

    private AuditEntry newestAudited() {
        return scene.auditing
                .page(scene.admin, Optional.of(scene.organization().id()), Optional.empty(), 1)
                .items()
                .get(0);
    }

    private static UserProfile renamed(UserProfile profile, String userName) {
        return new UserProfile(
                UserName.of(userName),
                profile.externalId(),
                profile.active(),
                profile.details(),
                profile.plurals(),
                profile.addresses());
    }

    @Test
    void addedMemberIsTakenOverAndKeepsDirectGrants() {
        UserProfile invited = profile("ana@" + scene.domain);
        UserId ana = scene.members
                .addMember(scene.admin, scene.organization().id(), invited, Optional.of(OrgRole.DEVELOPER))
                .id();

        UserView adopted = scene.edit(ana, current -> withExternalId(current, "e1"));

        assertThat(adopted.user().origin()).isEqualTo(Origin.INVITED);
        assertThat(adopted.user().directRole()).hasValueSatisfying(grant -> {
            assertThat(grant.role()).isEqualTo(OrgRole.DEVELOPER);
            assertThat(grant.provenance().by()).isEqualTo(scene.admin.name());
        });
        assertRefused(Code.DUPLICATE, () -> scene.create(withExternalId(invited, "other")));
    }

    @Test
    void membershipChangesAreInTheSyncLog() {
        UserId ana = scene.create(profile("ana"));
        UserId ben = scene.create(profile("ben"));
        UserId stranger = new UserId(UUID.randomUUID());
        DirectoryGroup team = scene.groups.create(
                scene.call(), GroupName.of("Team"), Optional.empty(), NamedMembers.of(Set.of(ana, stranger)));
        assertThat(scene.newest().note().orElse("")).contains(stranger.toString());

        scene.change(team, new Delta(Set.of(ben), Set.of()));
        assertThat(scene.newest().action()).isEqualTo(SyncAction.ADD_MEMBERS);
        scene.change(team, new Delta(Set.of(), Set.of(ana)));
        assertThat(scene.newest().action()).isEqualTo(SyncAction.REMOVE_MEMBERS);
        scene.change(team, new Delta(Set.of(ana), Set.of(ben)));
        assertThat(scene.newest().action()).isEqualTo(SyncAction.UPDATE);
        scene.change(team, new Delta(Set.of(ana), Set.of()));
        assertThat(scene.newest().status()).isEqualTo(SyncStatus.SKIPPED);
        assertThat(scene.newest().action()).isEqualTo(SyncAction.ADD_MEMBERS);
        assertThat(membersOf(team)).containsExactly(ana);
        assertThat(scene.groups.find(scene.caller(), team.id()).version()).isEqualTo(4);
        assertThat(scene.users.find(scene.caller(), ana, true).groups().items()).hasSize(1);
    }

    @Test
    void memberThatIsNoIdIsNotedAsTheClientSentIt() {
        UserId nobody = new UserId(new UUID(3, 3));
        UserId other = new UserId(new UUID(4, 4));
        Map<UserId, String> malformed = Map.of(nobody, "no\0body", other, "x".repeat(1_000));

        DirectoryGroup team = scene.groups.create(
                scene.call(),
                GroupName.of("Team"),
                Optional.empty(),
                new NamedMembers(Set.of(nobody, other), malformed));

        String note = "Left out, unknown in this organization: no\ufffdbody, " + "x".repeat(63) + "…";
        assertThat(scene.newest().note()).contains(note);
        scene.groups.edit(
                scene.call(),
                team.id(),
                ResourceVersion.ANY,
                new GroupEdit(
                        Optional.empty(),
                        new ExternalIdEdit.Keep(),
                        new Delta(Set.of(nobody, other), Set.of()),
                        malformed));
        assertThat(scene.newest().note()).contains(note);
    }

    @Test
    void replacingMembersWithUnknownIdsKeepsTheGroup() {
        UserId ana = scene.create(profile("ana"));
        UserId stranger = new UserId(UUID.randomUUID());
        DirectoryGroup team =
                scene.groups.create(scene.call(), GroupName.of("Team"), Optional.empty(), NamedMembers.of(Set.of(ana)));

        assertRefused(Code.INVALID_VALUE, () -> scene.change(team, new ReplaceAll(Set.of(stranger))));
        assertThat(membersOf(team)).containsExactly(ana);
        scene.change(organization -> organization.withPolicy("Acme", Dialect.STRICT, false));
        assertRefused(Code.INVALID_VALUE, () -> scene.change(team, new Delta(Set.of(stranger), Set.of())));
        scene.change(team, new ReplaceAll(Set.of()));
        assertThat(membersOf(team)).isEmpty();
    }

    @Test
    void refusedRenameChangesNoMembers() {
        UserId ana = scene.create(profile("ana"));
        DirectoryGroup team =
                scene.groups.create(scene.call(), GroupName.of("Team"), Optional.empty(), NamedMembers.of(Set.of()));
        scene.groups.create(scene.call(), GroupName.of("Taken"), Optional.empty(), NamedMembers.of(Set.of()));
        GroupEdit both = new GroupEdit(
                Optional.of(GroupName.of("TAKEN")), new ExternalIdEdit.Keep(), new Delta(Set.of(ana), Set.of()));

        assertRefused(Code.DUPLICATE, () -> scene.groups.edit(scene.call(), team.id(), ResourceVersion.ANY, both));

        assertThat(membersOf(team)).isEmpty();
        scene.groups.delete(scene.call(), team.id(), ResourceVersion.ANY);
        assertThat(scene.newest().action()).isEqualTo(SyncAction.DELETE);
        assertRefused(Code.NOT_FOUND, () -> scene.groups.find(scene.caller(), team.id()));
    }

    @Test
    void membersArePassedOnOutsideOfAUnitOfWork() {
        UserId ana = scene.create(profile("ana"));
        DirectoryGroup team =
                scene.groups.create(scene.call(), GroupName.of("Team"), Optional.empty(), NamedMembers.of(Set.of(ana)));
        List<DirectoryGroup> found = new ArrayList<>();

        // units of work don't nest
        scene.groups.members(
                scene.caller(),
                List.of(team.id()),
                member -> found.add(scene.groups.find(scene.caller(), member.group())));

        assertThat(found).containsExactly(team);
    }

    @Test
    void pageOfUsersEndsWhereTheirGroupsAreTooManyTogether() {
        UserId ana = scene.create(profile("ana"));
        UserId ben = scene.create(profile("ben"));
        OrganizationId acme = scene.organization().id();
        scene.ports.unitOfWork().run(() -> IntStream.range(0, 2_100)
                .mapToObj(at -> Fixtures.group(acme, "Team " + at))
                .forEach(team -> {
                    scene.ports.groups().add(team);
                    Delta both = new Delta(Set.of(ana, ben), Set.of());
                    scene.ports.memberships().apply(acme, team.id(), both, NOON);
                }));

        Search<UserAttribute> all =
                new Search<>(Optional.empty(), Optional.empty(), new Search.Page.After(Optional.empty(), 2));
        SearchPage<UserView> page = scene.users.search(scene.caller(), all, true);
        assertThat(page.items()).extracting(view -> view.user().id()).containsExactly(ana);
        assertThat(page.next()).contains(ana.value());
        assertThat(scene.users.search(scene.caller(), all, false).items()).hasSize(2);
    }

    @Test
    void groupsOfAUserThatDoNotFitInItsViewFollowPageByPage() {
        UserId ana = scene.create(profile("ana"));
        OrganizationId acme = scene.organization().id();
        scene.ports.unitOfWork().run(() -> IntStream.range(0, 1_100)
                .mapToObj(at -> Fixtures.group(acme, "Team " + at))
                .forEach(team -> {
                    scene.ports.groups().add(team);
                    scene.ports.memberships().apply(acme, team.id(), new Delta(Set.of(ana), Set.of()), NOON);
                }));

        List<GroupRef> found = new ArrayList<>();
        Slice<GroupRef> first = scene.users.find(scene.caller(), ana, true).groups();
        found.addAll(first.items());
        // units of work don't nest
        scene.users.groupsAfter(
                scene.caller(),
                ana,
                first.items().get(first.items().size() - 1).id(),
                group -> found.add(new GroupRef(
                        scene.groups.find(scene.caller(), group.id()).id(), group.display())));

        assertThat(first.items()).hasSize(500);
        assertThat(first.more()).isTrue();
        assertThat(found).hasSize(1_100).doesNotHaveDuplicates();
    }

    private List<UserId> membersOf(DirectoryGroup group) {
        List<UserId> ids = new ArrayList<>();
        scene.groups.members(scene.caller(), List.of(group.id()), (GroupMember member) -> ids.add(member.user()));
        return ids;
    }

    @Test
    void deletingAUserIncrementsTheVersionOfTheGroups() {
        UserId ana = scene.create(profile("ana"));
        DirectoryGroup team =
                scene.groups.create(scene.call(), GroupName.of("Team"), Optional.empty(), NamedMembers.of(Set.of(ana)));
        scene.passes(Duration.ofMinutes(1));

        scene.users.delete(scene.call(), ana, ResourceVersion.ANY);

        assertThat(scene.groups.find(scene.caller(), team.id()))
                .isEqualTo(team.touched(NOON.plus(Duration.ofMinutes(1))));
    }
}
