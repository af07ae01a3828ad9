package io.muster.application.service;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.MapGroups;
import io.muster.application.port.out.Accesses;
import io.muster.application.port.out.GroupMappings;
import io.muster.application.port.out.Groups;
import io.muster.application.port.out.Organizations;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.Workspaces;
import io.muster.domain.access.Given;
import io.muster.domain.access.GroupMapping;
import io.muster.domain.access.GroupMapping.Target;
import io.muster.domain.access.MappingContent;
import io.muster.domain.access.MappingId;
import io.muster.domain.access.MappingPreview;
import io.muster.domain.access.OrgRole;
import io.muster.domain.access.RoleGrant;
import io.muster.domain.access.Workspace;
import io.muster.domain.access.WorkspaceId;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides what the members of groups get. Saves of one organization come one after the other, under its lock and then the
 * groups' locks; what they do to members isn't written anywhere, since access is derived.
 */
public final class MappingAdministration implements MapGroups {
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final UnitOfWork unitOfWork;
    private final GroupMappings mappings;
    private final Groups groups;
    private final Workspaces workspaces;
    private final MappingPreviews previews;
    private final AccessGuard guard;
    private final Announcer announcer;
    private final AuditTrail trail;
    private final AdminAccess access;
    private final Sources sources;

    public MappingAdministration(
            UnitOfWork unitOfWork,
            Organizations organizations,
            GroupMappings mappings,
            Groups groups,
            Workspaces workspaces,
            Accesses accesses,
            AccessGuard guard,
            Announcer announcer,
            AuditTrail trail,
            Sources sources) {
        this.unitOfWork = unitOfWork;
        this.mappings = mappings;
        this.groups = groups;
        this.workspaces = workspaces;
        this.previews = new MappingPreviews(mappings, accesses, sources);
        this.guard = guard;
        this.announcer = announcer;
        this.trail = trail;
        this.access = new AdminAccess(organizations);
        this.sources = sources;
    }

    /** A change and what it meets. */
    private record Row(Change change, Target target, Optional<GroupMapping> present) {
        MappingContent content() {
            return present.map(GroupMapping::content).orElse(MappingContent.NOTHING);
        }

        Optional<GroupId> group() {
            return target instanceof Target.Bound bound ? Optional.of(bound.group()) : Optional.empty();
        }

        boolean changesRole() {
            return group().isPresent()
                    && !content().role().equals(change.content().role());
        }
    }

    @Override
    public List<GroupMapping> mappings(AdminCaller caller, OrganizationId id, Optional<MappingId> after, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return mappings.page(id, after, limit);
        });
    }

    @Override
    public Map<GroupId, GroupMapping> mappingsOf(AdminCaller caller, OrganizationId id, Collection<GroupId> ids) {
        caller.requireAccess(id);
        return ids.isEmpty() ? Map.of() : unitOfWork.read(() -> mappings.of(id, ids));
    }

    @Override
    public GroupMapping mapping(AdminCaller caller, OrganizationId id, MappingId mapping) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return mappings.find(id, mapping).orElseThrow(() -> notFound(mapping));
        });
    }

    @Override
    public List<GroupMapping> save(
            AdminCaller caller, OrganizationId id, List<Change> changes, Optional<String> fingerprint) {
        return unitOfWork.write(() -> {
            Organization organization = access.lock(caller, id);
            List<Row> rows = rows(id, changes, ids -> groups.lockAll(id, ids));
            requireCurrent(id, rows);
            requireKnownWorkspaces(id, rows);
            fingerprint.ifPresent(approved -> requireApproved(organization, rows, approved));
            Given now = new Given(sources.now(), caller.name());
            List<GroupMapping> saved = rows.stream().anyMatch(Row::changesRole)
                    ? guard.keeping(id, () -> store(id, rows, now))
                    : store(id, rows, now);
            List<GroupMapping> changed = saved.stream()
                    .filter(mapping -> mapping.changed().equals(now))
                    .toList();
            announcer.mappings(changed);
            rows.forEach(row -> record(caller, id, row, saved.get(rows.indexOf(row))));
            return saved;
        });
    }

    @Override
    public MappingPreview preview(
            AdminCaller caller, OrganizationId id, List<Change> changes, Optional<UserId> after, int limit) {
        return unitOfWork.read(() -> {
            Organization organization = access.find(caller, id);
            List<Row> rows = rows(id, changes, ids -> ids.stream()
                    .flatMap(group -> groups.find(id, group).stream())
                    .toList());
            requireCurrent(id, rows);
            requireKnownWorkspaces(id, rows);
            return preview(organization, rows, after, limit);
        });
    }

    @Override
    public void forget(AdminCaller caller, OrganizationId id, MappingId mapping, long version) {
        unitOfWork.write(() -> {
            access.lock(caller, id);
            GroupMapping present = mappings.lock(id, mapping).orElseThrow(() -> notFound(mapping));
            if (present.group().isPresent()) {
                throw new Problem(Problem.Code.CONFLICT, "The mapping is bound to a group; save it empty instead");
            }
            if (present.version() != version) {
                throw new Problem(Problem.Code.CONFLICT, told(id, List.of(present)));
            }
            mappings.remove(id, mapping);
            trail.record(
                    caller,
                    id,
                    AuditAction.MAPPING_CHANGED,
                    "group-mappings/" + mapping,
                    between(present.content(), MappingContent.NOTHING)
                            .with("displayName", present.target().name().value())
                            .with("forgotten", "true")
                            .asMap());
            return mapping;
        });
    }

    @Override
    public long purge() {
        Instant before = sources.now().minus(GroupMapping.REMEMBERED);
        return Batches.drain(unitOfWork, FORGOTTEN_AT_ONCE, most -> mappings.forget(before, most));
    }

    private void record(AdminCaller caller, OrganizationId id, Row row, GroupMapping saved) {
        AuditDetails details = between(row.content(), saved.content());
        if (row.present().isEmpty() || !details.isEmpty()) {
            saved.group().ifPresent(group -> details.with("group", group.toString()));
            trail.record(
                    caller,
                    id,
                    AuditAction.MAPPING_CHANGED,
                    "group-mappings/" + saved.id(),
                    details.with("displayName", saved.target().name().value()).asMap());
        }
    }

    private static AuditDetails between(MappingContent before, MappingContent after) {
        return new AuditDetails()
                .changed("role", before.role().map(OrgRole::name), after.role().map(OrgRole::name))
                .changed("workspaces", texts(before), texts(after));
    }

    private static String texts(MappingContent content) {
        return content.workspaces().stream().map(WorkspaceId::toString).sorted().collect(Collectors.joining(","));
    }

    private List<GroupMapping> store(OrganizationId id, List<Row> rows, Given now) {
        return rows.stream().map(row -> store(id, row, now)).toList();
    }

    private GroupMapping store(OrganizationId id, Row row, Given now) {
        MappingContent content = row.change().content();
        if (row.present().isEmpty()) {
            GroupMapping decided =
                    GroupMapping.decided(id, new MappingId(sources.ids().next()), row.target(), content, now);
            mappings.add(decided);
            return decided;
        }
        GroupMapping before = row.present().get();
        GroupMapping after = before.changedTo(content, now);
        if (!after.equals(before)) {
            mappings.save(after);
        }
        return after;
    }

    /** @param groupsOf finds the groups with these ids, and holds them if they are to stay as they are */
    private List<Row> rows(
            OrganizationId id, List<Change> changes, Function<Set<GroupId>, List<DirectoryGroup>> groupsOf) {
        if (changes.isEmpty() || changes.size() > MAX_CHANGES) {
            throw Problem.invalidValue("There must be 1 to " + MAX_CHANGES + " changes");
        }
        Map<Change, GroupMapping> named = new HashMap<>();
        Map<Change, GroupId> grouped = new HashMap<>();
        for (Change change : changes) {
            if (change.subject() instanceof Subject.ByGroup group) {
                grouped.put(change, group.group());
            } else if (change.subject() instanceof Subject.ByName name) {
                living(id, name.name()).ifPresent(group -> grouped.put(change, group.id()));
            } else if (change.subject() instanceof Subject.ById mapping) {
                GroupMapping meant =
                        mappings.find(id, mapping.mapping()).orElseThrow(() -> notFound(mapping.mapping()));
                meant.group().ifPresentOrElse(group -> grouped.put(change, group), () -> named.put(change, meant));
            }
        }
        Map<GroupId, DirectoryGroup> found = groupsOf.apply(Set.copyOf(grouped.values())).stream()
                .collect(Collectors.toMap(DirectoryGroup::id, group -> group));
        Map<GroupId, GroupMapping> present = mappings.of(id, found.keySet());
        List<Row> rows = changes.stream()
                .map(change -> {
                    GroupId group = grouped.get(change);
                    return group == null
                            ? waiting(id, change, Optional.ofNullable(named.get(change)))
                            : bound(change, group, found, present);
                })
                .toList();
        Set<Object> distinct = new HashSet<>();
        if (!rows.stream()
                .allMatch(row -> distinct.add(row.group()
                        .<Object>map(group -> group)
                        .orElseGet(() -> row.target().name().key())))) {
            throw Problem.invalidValue("A group can be changed only once in a request");
        }
        return rows;
    }

    private static Row bound(
            Change change, GroupId id, Map<GroupId, DirectoryGroup> found, Map<GroupId, GroupMapping> present) {
        DirectoryGroup group = Optional.ofNullable(found.get(id)).orElseThrow(() -> Problem.notFound("Group", id));
        return new Row(change, new Target.Bound(id, group.displayName()), Optional.ofNullable(present.get(id)));
    }

    private Row waiting(OrganizationId id, Change change, Optional<GroupMapping> meant) {
        if (change.subject() instanceof Subject.ByName name) {
            return new Row(change, new Target.Prepared(name.name()), mappings.prepared(id, name.name()));
        }
        GroupMapping present = meant.orElseThrow(IllegalStateException::new);
        return new Row(change, present.target(), meant);
    }

    private Optional<DirectoryGroup> living(OrganizationId id, GroupName name) {
        Filter<GroupAttribute> sameName =
                new Filter.Compare<>(GroupAttribute.DISPLAY_NAME, Operator.EQ, new Operand.Text(name.value()));
        Search<GroupAttribute> one =
                new Search<>(Optional.of(sameName), Optional.empty(), new Search.Page.FromIndex(1, 1));
        return groups.search(id, one).items().stream().findFirst();
    }

    private void requireCurrent(OrganizationId id, List<Row> rows) {
        List<Row> stale = rows.stream()
                .filter(row -> row.change().version()
                        != row.present().map(GroupMapping::version).orElse(0L))
                .toList();
        if (!stale.isEmpty()) {
            List<GroupMapping> present =
                    stale.stream().flatMap(row -> row.present().stream()).toList();
            throw new Problem(
                    Problem.Code.CONFLICT,
                    present.isEmpty()
                            ? "There is no mapping yet of the group that a version was given for; 0 stands for none"
                            : told(id, present));
        }
    }

    /** Who changed what, in words. */
    private String told(OrganizationId id, List<GroupMapping> changed) {
        Map<WorkspaceId, String> names =
                workspaces.of(id).stream().collect(Collectors.toMap(Workspace::id, Workspace::name));
        return changed.stream()
                .limit(10)
                .map(mapping -> "The mapping of " + mapping.target().name().value() + " was changed by "
                        + mapping.changed().by() + " at " + mapping.changed().since() + " and now gives "
                        + mapping.role()
                                .map(RoleGrant::role)
                                .map(OrgRole::name)
                                .map(role -> "the role " + role)
                                .orElse("the connection role")
                        + " and "
                        + (mapping.workspaces().isEmpty()
                                ? "no workspace"
                                : mapping.workspaces().keySet().stream()
                                        .map(workspace -> names.getOrDefault(workspace, workspace.toString()))
                                        .sorted()
                                        .collect(Collectors.joining(", ")))
                        + " (version " + mapping.version() + ")")
                .collect(Collectors.joining(". "));
    }

    private void requireKnownWorkspaces(OrganizationId id, List<Row> rows) {
        Set<WorkspaceId> wanted = rows.stream()
                .flatMap(row -> row.change().content().workspaces().stream())
                .collect(Collectors.toSet());
        Set<WorkspaceId> unknown = new HashSet<>(wanted);
        if (!wanted.isEmpty()) {
            unknown.removeAll(workspaces.known(id, wanted));
        }
        if (!unknown.isEmpty()) {
            throw Problem.invalidValue("Unknown workspaces: "
                    + unknown.stream()
                            .map(WorkspaceId::toString)
                            .sorted()
                            .limit(10)
                            .collect(Collectors.joining(", ")));
        }
    }

    private void requireApproved(Organization organization, List<Row> rows, String approved) {
        if (!preview(organization, rows, Optional.empty(), 0).fingerprint().equals(approved)) {
            throw new Problem(
                    Problem.Code.CONFLICT,
                    "The preview no longer holds: something that it depends on has changed. Look at a new one");
        }
    }

    private MappingPreview preview(Organization organization, List<Row> rows, Optional<UserId> after, int limit) {
        Map<GroupId, MappingContent> proposed = rows.stream()
                .filter(row ->
                        row.group().isPresent() && !row.change().content().equals(row.content()))
                .collect(Collectors.toMap(
                        row -> row.group().orElseThrow(), row -> row.change().content()));
        return previews.of(organization, proposed, new MappingPreview.Builder(proposal(rows), limit), after);
    }

    private static String proposal(List<Row> rows) {
        return rows.stream()
                .map(row -> row.group()
                                .map(GroupId::toString)
                                .orElse(row.target().name().key()) + " "
                        + row.change().version() + " "
                        + row.change().content().role().map(OrgRole::name).orElse("-") + " "
                        + texts(row.change().content()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static Problem notFound(MappingId id) {
        return Problem.notFound("Group mapping", id);
    }
}
