package io.muster.application.service.access;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.workspace;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.OrganizationAdmin;
import io.muster.application.port.in.access.ReadAccess.Admission;
import io.muster.application.port.in.access.ReadAccess.Explained;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.application.testing.Scene;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.AccessReason;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Problem.Code;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reading access and its reasons. */
class AccessTest {
    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final WorkspaceId data = added(scene.ports, workspace(acme, "Data")).id();
    private final WorkspaceId web = added(scene.ports, workspace(acme, "Web")).id();

    @Test
    void roleIsTheHighestMappedElseTheDirectElseTheConnectionRole() {
        UserId ana = scene.create(profile("ana"));
        assertThat(role(ana)).contains(OrgRole.VIEWER);
        scene.members.setRole(scene.admin, acme, ana, Optional.of(OrgRole.ADMIN));
        assertThat(role(ana)).contains(OrgRole.ADMIN);
        scene.members.setRole(scene.admin, acme, scene.create(profile("other")), Optional.of(OrgRole.ADMIN));
        map(push("Low", ana), OrgRole.VIEWER);
        assertThat(role(ana)).contains(OrgRole.VIEWER);
        map(push("Middle", ana), OrgRole.DEVELOPER);
        assertThat(role(ana)).contains(OrgRole.DEVELOPER);
    }

    @Test
    void directWorkspaceGrantSurvivesGroupChanges() {
        UserId ana = scene.create(profile("ana"));
        DirectoryGroup team = push("Team", ana);
        scene.members.grantWorkspace(scene.admin, acme, ana, data);
        map(team, null, data, web);

        scene.groups.delete(scene.call(), team.id(), ResourceVersion.ANY);

        assertThat(explained(ana).access().workspaces()).containsExactly(data);
        scene.members.revokeWorkspace(scene.admin, acme, ana, data);
        assertThat(explained(ana).access().workspaces()).isEmpty();
        assertRefused(Code.NOT_FOUND, () -> scene.members.revokeWorkspace(scene.admin, acme, ana, data));
        assertRefused(
                Code.NOT_FOUND,
                () -> scene.members.grantWorkspace(
                        scene.admin,
                        acme,
                        ana,
                        new WorkspaceId(scene.environment.ids().next())));
    }

    @Test
    void accessContainsTheReasonOfEachRoleAndWorkspace() {
        UserId ana = scene.create(profile("ana"));
        scene.passes(Duration.ofMinutes(1));
        DirectoryGroup team = push("Team", ana);
        scene.passes(Duration.ofMinutes(1));
        map(team, OrgRole.DEVELOPER, data);

        Explained explained = explained(ana);

        AccessFacts.Role role = explained.facts().decisive().orElseThrow();
        assertThat(role.role()).isEqualTo(OrgRole.DEVELOPER);
        assertThat(role.reason()).isInstanceOfSatisfying(AccessReason.Mapped.class, mapped -> {
            assertThat(mapped.group().display()).isEqualTo("Team");
            assertThat(mapped.memberSince()).isEqualTo(NOON.plusSeconds(60));
            assertThat(mapped.provenance()).isEqualTo(new Provenance(NOON.plusSeconds(120), scene.admin.name()));
            assertThat(mapped.since()).isEqualTo(NOON.plusSeconds(120));
        });
        assertThat(explained.facts().workspaces()).singleElement().satisfies(entry -> {
            assertThat(entry.workspace()).isEqualTo(data);
            assertThat(entry.reason()).isInstanceOf(AccessReason.Mapped.class);
        });
    }

    @Test
    void accessOfADeletedMemberIsRefusedWithTimeAndRequestOfTheDeletion() {
        UserId ana = scene.create(profile("ana"));
        scene.edit(ana, current -> current.activated(false));

        assertThat(explained(ana).access().active()).isFalse();
        assertThat(explained(ana).facts().deprovisioning())
                .hasValueSatisfying(left -> assertThat(left.source()).isEqualTo(ChangeSource.scim(NOON, "request")));
        scene.users.delete(scene.call(), ana, ResourceVersion.ANY);
        Problem gone = assertRefused(Code.NOT_FOUND, () -> explained(ana));
        assertThat(gone.detail()).contains("deleted on " + NOON, "by SCIM", "request request");
        Problem never = assertRefused(
                Code.NOT_FOUND,
                () -> explained(new UserId(scene.environment.ids().next())));
        assertThat(never.detail()).doesNotContain("deleted");
    }

    @Test
    void checkReturnsAdmissionAndRole() {
        UserId ana = scene.create(profile("ana"));
        map(push("Team", ana), OrgRole.DEVELOPER, data);

        assertThat(check(ana, data)).isEqualTo(new Admission(true, Optional.of(OrgRole.DEVELOPER)));
        assertThat(check(ana, web)).isEqualTo(new Admission(false, Optional.of(OrgRole.DEVELOPER)));
        assertThat(check(new UserId(scene.environment.ids().next()), data)).isEqualTo(Admission.REFUSED);
        scene.edit(ana, current -> current.activated(false));
        assertThat(check(ana, data)).isEqualTo(Admission.REFUSED);
    }

    @Test
    void accessIsReadInPages() {
        UserId ana = scene.create(profile("ana"));
        UserId ben = scene.create(profile("ben"));

        List<Explained> first =
                scene.accessQueries.page(scene.admin, acme, Optional.empty(), 1).items();
        List<Explained> second =
                scene.accessQueries.page(scene.admin, acme, Optional.of(ana), 5).items();

        assertThat(first).extracting(one -> one.facts().user()).containsExactly(ana);
        assertThat(second).extracting(one -> one.facts().user()).containsExactly(ben);
    }

    @Test
    void keyForAnotherOrganizationIsRefused() {
        UserId ana = scene.create(profile("ana"));
        AdminCaller stranger = new OrganizationAdmin(
                "stranger", Optional.empty(), scene.another("other.example").id());

        assertRefused(Code.NOT_FOUND, () -> scene.accessQueries.check(stranger, acme, ana, data));
        assertRefused(Code.NOT_FOUND, () -> scene.accessQueries.access(stranger, acme, ana));
        assertRefused(Code.NOT_FOUND, () -> scene.accessQueries.page(stranger, acme, Optional.empty(), 5));
        assertRefused(Code.NOT_FOUND, () -> scene.events.after(stranger, acme, 0, 5));
        assertRefused(Code.NOT_FOUND, () -> scene.mappings.mappings(stranger, acme, Optional.empty(), 5));
        assertRefused(
                Code.NOT_FOUND, () -> scene.removals.removals(stranger, acme, Optional.empty(), Optional.empty(), 5));
    }

    @Test
    void loweringTheConnectionRoleKeepsTheLastAdmin() {
        SsoSummary present = scene.organization().sso().orElseThrow();
        connect(present, OrgRole.ADMIN);
        UserId ana = scene.create(profile("ana"));
        assertThat(role(ana)).contains(OrgRole.ADMIN);

        assertRefused(Code.PROTECTED_MEMBER, () -> connect(present, OrgRole.VIEWER));
        assertRefused(Code.PROTECTED_MEMBER, () -> scene.organizations.removeSso(scene.admin, acme, true));
        scene.members.setRole(scene.admin, acme, ana, Optional.of(OrgRole.ADMIN));
        connect(present, OrgRole.VIEWER);
        assertThat(role(ana)).contains(OrgRole.ADMIN);
    }

    private void connect(SsoSummary present, OrgRole role) {
        scene.organizations.setSso(
                scene.admin,
                acme,
                SsoSummary.draft(present.protocol(), present.issuer(), role),
                scene.organization().domains(),
                true,
                false);
    }

    private DirectoryGroup push(String name, UserId... members) {
        return scene.groups.create(
                scene.call(), GroupName.of(name), Optional.empty(), NamedMembers.of(Set.of(members)));
    }

    private void map(DirectoryGroup group, @Nullable OrgRole role, WorkspaceId... workspaces) {
        scene.mappings.save(
                scene.admin,
                acme,
                List.of(new MappingProposal(
                        new MappingSelector.ByGroup(group.id()),
                        new MappingContent(Optional.ofNullable(role), Set.of(workspaces)),
                        0)),
                Optional.empty());
    }

    private Explained explained(UserId user) {
        return scene.accessQueries.access(scene.admin, acme, user);
    }

    private Admission check(UserId user, WorkspaceId workspace) {
        return scene.accessQueries.check(scene.admin, acme, user, workspace);
    }

    private Optional<OrgRole> role(UserId user) {
        return explained(user).access().role();
    }
}
