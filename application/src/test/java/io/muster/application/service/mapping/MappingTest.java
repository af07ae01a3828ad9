package io.muster.application.service.mapping;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.workspace;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.Operator;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.application.testing.Scene;
import io.muster.domain.access.AccessChange;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.access.MappingId;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupEdit;
import io.muster.domain.directory.GroupEdit.ExternalIdEdit;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.GroupMapping.Target;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.mapping.MappingPreview;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Problem.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Group mappings: saving, preview, and the effect of changes of groups. */
class MappingTest {
    private static final AdminCaller BEA = new Operator("bea");

    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final WorkspaceId data = added(scene.ports, workspace(acme, "Data")).id();
    private final WorkspaceId web = added(scene.ports, workspace(acme, "Web")).id();

    @Test
    void mappedAccessBeginsAndEndsWithTheMembership() {
        UserId ana = scene.create(profile("ana"));
        DirectoryGroup team = push("Team", ana);

        save(team, 0, OrgRole.DEVELOPER, data);

        assertThat(access(ana)).isEqualTo(EffectiveAccess.of(Optional.of(OrgRole.DEVELOPER), Set.of(data)));
        scene.change(team, new Delta(Set.of(), Set.of(ana)));
        assertThat(access(ana)).isEqualTo(EffectiveAccess.of(Optional.of(OrgRole.VIEWER), Set.of()));
    }

    @Test
    void renamedGroupKeepsItsMapping() {
        UserId ana = scene.create(profile("ana"));
        DirectoryGroup team = push("Team", ana);
        GroupMapping saved = save(team, 0, OrgRole.DEVELOPER, data);

        scene.groups.edit(
                scene.call(),
                team.id(),
                ResourceVersion.ANY,
                new GroupEdit(Optional.of(GroupName.of("Crew")), new ExternalIdEdit.Keep(), Delta.NONE));

        assertThat(access(ana).workspaces()).containsExactly(data);
        GroupMapping mapping = scene.mappings.mapping(scene.admin, acme, saved.id());
        assertThat(mapping.target().name().value()).isEqualTo("Crew");
        assertThat(mapping.version()).isOne();
    }

    @Test
    void mappingPreparedForANameIsBoundToTheFirstGroupOfThatName() {
        UserId ana = scene.create(profile("ana"));
        GroupMapping prepared = save(new MappingSelector.ByName(GroupName.of("Team")), 0, OrgRole.DEVELOPER, data);
        assertThat(prepared.target()).isInstanceOf(Target.Prepared.class);

        DirectoryGroup team = push("TEAM", ana);

        assertThat(access(ana).workspaces()).containsExactly(data);
        assertThat(scene.mappings.mapping(scene.admin, acme, prepared.id()).group())
                .contains(team.id());
        assertThat(scene.newest().note().orElse("")).contains("mapping");
        GroupMapping again = save(new MappingSelector.ByName(GroupName.of("team")), 1, OrgRole.ADMIN);
        assertThat(again.id()).isEqualTo(prepared.id());
    }

    @Test
    void mappingOfADeletedGroupReturnsWithTheExternalIdWithin30Days() {
        UserId ana = scene.create(profile("ana"));
        DirectoryGroup team = push("Team", "x", ana);
        GroupMapping saved = save(team, 0, OrgRole.DEVELOPER, data);

        scene.groups.delete(scene.call(), team.id(), ResourceVersion.ANY);
        assertThat(access(ana).workspaces()).isEmpty();
        scene.passes(GroupMapping.REMEMBERED);
        push("Same name, other id", "y", ana);
        assertThat(access(ana).workspaces()).isEmpty();
        DirectoryGroup back = push("Other name", "x", ana);

        assertThat(access(ana).workspaces()).containsExactly(data);
        assertThat(scene.mappings.mapping(scene.admin, acme, saved.id()).group())
                .contains(back.id());
        scene.groups.delete(scene.call(), back.id(), ResourceVersion.ANY);
        scene.passes(GroupMapping.REMEMBERED.plus(Duration.ofSeconds(1)));
        push("Too late", "x", ana);
        assertThat(access(ana).workspaces()).isEmpty();
        assertThat(scene.retention.purgeMappings()).isOne();
        assertRefused(Code.NOT_FOUND, () -> scene.mappings.mapping(scene.admin, acme, saved.id()));
    }

    @Test
    void staleSaveIsAConflictWithAuthorAndContent() {
        DirectoryGroup team = push("Team");
        save(team, 0, OrgRole.DEVELOPER, data);
        scene.passes(Duration.ofMinutes(5));
        scene.mappings.save(BEA, acme, List.of(change(team, 1, OrgRole.ADMIN, data, web)), Optional.empty());

        Problem refused = assertRefused(Code.CONFLICT, () -> save(team, 1, OrgRole.VIEWER));

        assertThat(refused.detail())
                .contains("Team", "bea", NOON.plus(Duration.ofMinutes(5)).toString(), "ADMIN", "Data, Web");
        assertRefused(Code.CONFLICT, () -> save(team, 0, OrgRole.VIEWER));
        assertRefused(Code.CONFLICT, () -> save(push("Unmapped"), 1, OrgRole.VIEWER));
        assertThat(save(team, 2, OrgRole.VIEWER).version()).isEqualTo(3);
    }

    @Test
    void saveAppliesAllProposalsOrNone() {
        UserId ana = scene.create(profile("ana"));
        DirectoryGroup first = push("First", ana);
        DirectoryGroup second = push("Second", ana);
        WorkspaceId unknown = new WorkspaceId(scene.environment.ids().next());

        assertRefused(
                Code.NOT_FOUND,
                () -> scene.mappings.save(
                        scene.admin,
                        acme,
                        List.of(change(first, 0, OrgRole.ADMIN, data), change(second, 0, null, unknown)),
                        Optional.empty()));
        assertRefused(
                Code.CONFLICT,
                () -> scene.mappings.save(
                        scene.admin,
                        acme,
                        List.of(change(first, 0, OrgRole.ADMIN, data), change(second, 7, null, web)),
                        Optional.empty()));
        assertRefused(
                Code.INVALID_VALUE,
                () -> scene.mappings.save(
                        scene.admin,
                        acme,
                        List.of(change(first, 0, OrgRole.ADMIN, data), change(first, 0, null, web)),
                        Optional.empty()));
        assertThat(access(ana).workspaces()).isEmpty();

        scene.mappings.save(
                scene.admin,
                acme,
                List.of(change(first, 0, OrgRole.ADMIN, data), change(second, 0, null, web)),
                Optional.empty());
        assertThat(access(ana)).isEqualTo(EffectiveAccess.of(Optional.of(OrgRole.ADMIN), Set.of(data, web)));
    }

    @Test
    void unchangedPartsKeepTheirProvenance() {
        DirectoryGroup team = push("Team");
        save(team, 0, OrgRole.DEVELOPER, data);
        scene.passes(Duration.ofMinutes(1));

        GroupMapping changed = scene.mappings
                .save(BEA, acme, List.of(change(team, 1, OrgRole.DEVELOPER, data, web)), Optional.empty())
                .get(0);

        Provenance first = new Provenance(NOON, scene.admin.name());
        Provenance later = new Provenance(NOON.plus(Duration.ofMinutes(1)), "bea");
        assertThat(changed.role()).contains(new RoleGrant(OrgRole.DEVELOPER, first));
        assertThat(changed.workspaces()).containsEntry(data, first).containsEntry(web, later);
        assertThat(changed.changed()).isEqualTo(later);
        assertThat(save(team, 2, OrgRole.DEVELOPER, data, web).version())
                .as("the same again")
                .isEqualTo(2);
    }

    @Test
    void previewCountsAllMembersAndWritesNothing() {
        UserId ana = scene.create(profile("ana"));
        UserId ben = scene.create(profile("ben"));
        UserId cleo = scene.create(profile("cleo"));
        UserId dora = scene.create(profile("dora"));
        scene.edit(dora, current -> current.activated(false));
        DirectoryGroup team = push("Team", ana, ben, cleo, dora);
        save(team, 0, null, data);
        DirectoryGroup other = push("Other", ben);
        save(other, 0, OrgRole.ADMIN, data);
        scene.members.grantWorkspace(scene.admin, acme, cleo, web);
        List<MappingProposal> proposed = List.of(change(team, 1, OrgRole.DEVELOPER, web));

        MappingPreview preview = scene.mappings.preview(scene.admin, acme, proposed, Optional.empty(), 2);

        assertThat(preview.members()).isEqualTo(4);
        assertThat(preview.counts()).isEqualTo(new MappingPreview.Counts(3, 2, 2, 2, 0, 0));
        assertThat(preview.workspaces().get(data)).isEqualTo(new MappingPreview.WorkspaceCounts(0, 2));
        assertThat(preview.workspaces().get(web)).isEqualTo(new MappingPreview.WorkspaceCounts(2, 0));
        assertThat(preview.changes().items()).extracting(AccessChange::user).containsExactly(ana, ben);
        assertThat(preview.changes().more()).isTrue();
        MappingPreview rest = scene.mappings.preview(scene.admin, acme, proposed, Optional.of(ben), 2);
        assertThat(rest.changes().items()).extracting(AccessChange::user).containsExactly(cleo);
        assertThat(rest.changes().more()).isFalse();
        assertThat(rest.fingerprint()).isEqualTo(preview.fingerprint());
        assertThat(access(ana).workspaces()).containsExactly(data);
        assertThat(scene.mappings.mapped(scene.admin, acme, List.of(team)).items())
                .singleElement()
                .extracting(mapped -> mapped.mapping().orElseThrow().version())
                .isEqualTo(1L);
    }

    @Test
    void previewCountsAdminsWhoWouldBeNoneBeyondItsPage() {
        DirectoryGroup team = push("Team", scene.create(profile("ana")), scene.create(profile("ben")));
        save(team, 0, OrgRole.ADMIN);

        MappingPreview preview = scene.mappings.preview(
                scene.admin, acme, List.of(change(team, 1, OrgRole.VIEWER)), Optional.empty(), 1);

        assertThat(preview.changes().items()).hasSize(1);
        assertThat(preview.counts()).isEqualTo(new MappingPreview.Counts(2, 0, 0, 0, 2, 2));
    }

    @Test
    void previewTellsWhetherOnlyBreakGlassOwnersWouldStayAdmin() {
        UserId owner = scene.create(profile("owner"));
        scene.members.setRole(scene.admin, acme, owner, Optional.of(OrgRole.ADMIN));
        scene.members.setBreakGlass(scene.admin, acme, owner, true);
        DirectoryGroup team = push("Team", scene.create(profile("ana")));
        save(team, 0, OrgRole.ADMIN);
        List<MappingProposal> lower = List.of(change(team, 1, OrgRole.VIEWER));

        assertThat(preview(lower).onlyOwnersStayAdmin()).isTrue();
        assertThat(preview(List.of(change(team, 1, OrgRole.ADMIN, web))).onlyOwnersStayAdmin())
                .isFalse();

        UserId other = scene.create(profile("other"));
        scene.members.setRole(scene.admin, acme, other, Optional.of(OrgRole.ADMIN));
        assertThat(preview(lower).onlyOwnersStayAdmin()).isFalse();
    }

    private MappingPreview preview(List<MappingProposal> proposed) {
        return scene.mappings.preview(scene.admin, acme, proposed, Optional.empty(), 10);
    }

    @Test
    void saveWithAFingerprintAppliesOnlyTheApprovedPreview() {
        UserId ana = scene.create(profile("ana"));
        UserId ben = scene.create(profile("ben"));
        DirectoryGroup team = push("Team", ana);
        List<MappingProposal> proposed = List.of(change(team, 0, OrgRole.ADMIN, data));
        String approved = fingerprint(proposed);
        scene.change(team, new Delta(Set.of(ben), Set.of()));

        assertRefused(Code.CONFLICT, () -> scene.mappings.save(scene.admin, acme, proposed, Optional.of(approved)));
        assertThat(access(ana).workspaces()).isEmpty();
        assertRefused(
                Code.CONFLICT,
                () -> scene.mappings.save(
                        scene.admin,
                        acme,
                        List.of(change(team, 0, OrgRole.ADMIN, web)),
                        Optional.of(fingerprint(proposed))));
        scene.mappings.save(scene.admin, acme, proposed, Optional.of(fingerprint(proposed)));
        assertThat(access(ben)).isEqualTo(EffectiveAccess.of(Optional.of(OrgRole.ADMIN), Set.of(data)));
    }

    @Test
    void mappingsAndMembershipsKeepTheLastAdminAndBreakGlassOwners() {
        UserId boss = scene.create(profile("boss"));
        scene.members.setRole(scene.admin, acme, boss, Optional.of(OrgRole.ADMIN));
        DirectoryGroup team = push("Team", boss);
        DirectoryGroup viewers = push("Viewers");
        save(viewers, 0, OrgRole.VIEWER);

        assertRefused(Code.PROTECTED_MEMBER, () -> save(team, 0, OrgRole.VIEWER));
        assertRefused(Code.PROTECTED_MEMBER, () -> scene.change(viewers, new Delta(Set.of(boss), Set.of())));
        assertThat(access(boss).isAdmin()).isTrue();
        UserId second = scene.create(profile("second"));
        scene.members.setRole(scene.admin, acme, second, Optional.of(OrgRole.ADMIN));
        scene.members.setBreakGlass(scene.admin, acme, boss, true);
        assertRefused(Code.PROTECTED_MEMBER, () -> save(team, 0, OrgRole.VIEWER));
        assertRefused(Code.PROTECTED_MEMBER, () -> scene.change(viewers, new Delta(Set.of(boss), Set.of())));
        scene.change(viewers, new Delta(Set.of(second), Set.of()));
        assertThat(access(second).role()).contains(OrgRole.VIEWER);
    }

    @Test
    void deletingTheGroupOfTheLastAdminIsRefused() {
        UserId boss = scene.create(profile("boss"));
        DirectoryGroup admins = push("Admins", boss);
        save(admins, 0, OrgRole.ADMIN);

        assertRefused(Code.PROTECTED_MEMBER, () -> scene.groups.delete(scene.call(), admins.id(), ResourceVersion.ANY));
        assertRefused(Code.PROTECTED_MEMBER, () -> scene.change(admins, new Delta(Set.of(), Set.of(boss))));
        assertRefused(Code.PROTECTED_MEMBER, () -> save(admins, 1, null));
        assertThat(access(boss).isAdmin()).isTrue();
    }

    @Test
    void unboundMappingCanBeDeletedABoundOneCannot() {
        DirectoryGroup team = push("Team");
        GroupMapping bound = save(team, 0, OrgRole.VIEWER);
        GroupMapping prepared = save(new MappingSelector.ByName(GroupName.of("Later")), 0, OrgRole.VIEWER);

        assertRefused(Code.MODE_CONFLICT, () -> scene.mappings.delete(scene.admin, acme, bound.id(), 1));
        assertRefused(Code.CONFLICT, () -> scene.mappings.delete(scene.admin, acme, prepared.id(), 2));
        scene.mappings.delete(scene.admin, acme, prepared.id(), 1);
        assertRefused(Code.NOT_FOUND, () -> scene.mappings.delete(scene.admin, acme, prepared.id(), 1));
        assertRefused(
                Code.NOT_FOUND,
                () -> save(
                        new MappingSelector.ById(
                                new MappingId(scene.environment.ids().next())),
                        0,
                        OrgRole.VIEWER));
    }

    @Test
    void changeIsAuditedWithOldAndNewContent() {
        DirectoryGroup team = push("Team");
        save(team, 0, OrgRole.DEVELOPER, data);
        save(team, 1, OrgRole.ADMIN);
        save(team, 2, OrgRole.ADMIN);

        List<AuditEntry> entries =
                scene
                        .ports
                        .unitOfWork()
                        .read(() -> scene.ports.auditLog().page(acme, Optional.empty(), 10))
                        .items()
                        .stream()
                        .filter(entry -> entry.action().equals(AuditAction.MAPPING_CHANGED.name()))
                        .toList();

        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).details())
                .containsEntry("role", "ADMIN")
                .containsEntry("role.before", "DEVELOPER")
                .containsEntry("workspaces.before", data.toString())
                .containsEntry("displayName", "Team");
        assertThat(entries.get(0).actor()).isEqualTo(scene.admin.name());
    }

    private DirectoryGroup push(String name, UserId... members) {
        return push(name, "ext " + name, members);
    }

    private DirectoryGroup push(String name, String externalId, UserId... members) {
        return scene.groups.create(
                scene.call(),
                GroupName.of(name),
                Optional.of(new ExternalId(externalId)),
                NamedMembers.of(Set.of(members)));
    }

    private GroupMapping save(DirectoryGroup group, long version, @Nullable OrgRole role, WorkspaceId... workspaces) {
        return save(new MappingSelector.ByGroup(group.id()), version, role, workspaces);
    }

    private GroupMapping save(
            MappingSelector subject, long version, @Nullable OrgRole role, WorkspaceId... workspaces) {
        List<MappingProposal> changes = new ArrayList<>();
        changes.add(new MappingProposal(subject, content(role, workspaces), version));
        return scene.mappings.save(scene.admin, acme, changes, Optional.empty()).get(0);
    }

    private static MappingProposal change(
            DirectoryGroup group, long version, @Nullable OrgRole role, WorkspaceId... workspaces) {
        return new MappingProposal(new MappingSelector.ByGroup(group.id()), content(role, workspaces), version);
    }

    private static MappingContent content(@Nullable OrgRole role, WorkspaceId... workspaces) {
        return new MappingContent(Optional.ofNullable(role), Set.of(workspaces));
    }

    private String fingerprint(List<MappingProposal> proposed) {
        return scene.mappings
                .preview(scene.admin, acme, proposed, Optional.empty(), 10)
                .fingerprint();
    }

    private EffectiveAccess access(UserId user) {
        return scene.accessQueries.access(scene.admin, acme, user).access();
    }
}
