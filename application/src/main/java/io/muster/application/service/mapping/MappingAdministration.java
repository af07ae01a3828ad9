package io.muster.application.service.mapping;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.application.port.out.organization.Workspaces;
import io.muster.application.service.Batches;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.mapping.MappingProposals.Row;
import io.muster.domain.access.MappingId;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.mapping.MappingPreview;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.organization.Workspace;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides what the members of groups get. Saves of one organization come one after the other, under its lock and then the
 * groups' locks; what they do to members isn't written anywhere, since access is derived.
 */
final class MappingAdministration implements MapGroups {
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final UnitOfWork unitOfWork;
    private final GroupMappings mappings;
    private final Workspaces workspaces;
    private final MappingProposals proposals;
    private final MappingPreviews previews;
    private final AccessGuard guard;
    private final EventPublisher events;
    private final AuditTrail auditTrail;
    private final OrganizationAccess access;
    private final Environment environment;

    MappingAdministration(
            Ports ports, AccessGuard guard, EventPublisher events, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.mappings = ports.groupMappings();
        this.proposals = new MappingProposals(ports.groupMappings(), ports.groups());
        this.workspaces = ports.workspaces();
        this.previews = new MappingPreviews(ports.groupMappings(), ports.accessQueries(), environment);
        this.guard = guard;
        this.events = events;
        this.auditTrail = auditTrail;
        this.access = new OrganizationAccess(ports.organizations());
        this.environment = environment;
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
            return mappings.find(id, mapping).orElseThrow(() -> MappingProposals.notFound(mapping));
        });
    }

    @Override
    public List<GroupMapping> save(
            AdminCaller caller, OrganizationId id, List<Change> changes, Optional<String> fingerprint) {
        return unitOfWork.write(() -> {
            Organization organization = access.lock(caller, id);
            List<Row> rows = proposals.held(id, changes);
            requireAcceptable(id, rows);
            fingerprint.ifPresent(approved -> requireApproved(organization, rows, approved));
            Provenance now = new Provenance(environment.now(), caller.name());
            List<Decision> decisions = rows.stream()
                    .map(row -> new Decision(row, row.decided(id, environment.ids(), now)))
                    .toList();
            List<Decision> made = decisions.stream().filter(Decision::changes).toList();
            if (rows.stream().anyMatch(Row::changesRole)) {
                guard.guarding(id, () -> store(made));
            } else {
                store(made);
            }
            events.mappings(made.stream().map(Decision::after).toList());
            auditTrail.record(caller, id, made.stream().map(Decision::act).toList());
            return decisions.stream().map(Decision::after).toList();
        });
    }

    @Override
    public MappingPreview preview(
            AdminCaller caller, OrganizationId id, List<Change> changes, Optional<UserId> after, int limit) {
        return unitOfWork.read(() -> {
            Organization organization = access.find(caller, id);
            List<Row> rows = proposals.seen(id, changes);
            requireAcceptable(id, rows);
            return preview(organization, rows, after, limit);
        });
    }

    @Override
    public void forget(AdminCaller caller, OrganizationId id, MappingId mapping, long version) {
        unitOfWork.write(() -> {
            access.lock(caller, id);
            GroupMapping present = mappings.lock(id, mapping).orElseThrow(() -> MappingProposals.notFound(mapping));
            if (present.group().isPresent()) {
                throw new Problem(Problem.Code.CONFLICT, "The mapping is bound to a group; save it empty instead");
            }
            if (present.version() != version) {
                throw new Problem(Problem.Code.CONFLICT, told(id, List.of(present)));
            }
            mappings.remove(id, mapping);
            events.gone(present);
            auditTrail.record(
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
        Instant before = environment.now().minus(GroupMapping.REMEMBERED);
        return Batches.drain(unitOfWork, FORGOTTEN_AT_ONCE, most -> mappings.forget(before, most));
    }

    /** What becomes of a row. */
    private record Decision(Row row, GroupMapping after) {
        boolean isNew() {
            return row.present().isEmpty();
        }

        boolean changes() {
            return !row.present().equals(Optional.of(after));
        }

        AuditTrail.AuditedAction act() {
            AuditDetails details = between(row.content(), after.content());
            after.group().ifPresent(group -> details.with("group", group.toString()));
            return new AuditTrail.AuditedAction(
                    AuditAction.MAPPING_CHANGED,
                    "group-mappings/" + after.id(),
                    details.with("displayName", after.target().name().value()).asMap());
        }
    }

    private List<Decision> store(List<Decision> made) {
        mappings.add(made.stream().filter(Decision::isNew).map(Decision::after).toList());
        mappings.save(made.stream()
                .filter(decision -> !decision.isNew())
                .map(Decision::after)
                .toList());
        return made;
    }

    private static AuditDetails between(MappingContent before, MappingContent after) {
        return new AuditDetails()
                .changed("role", before.role().map(OrgRole::name), after.role().map(OrgRole::name))
                .changed("workspaces", texts(before), texts(after));
    }

    private static String texts(MappingContent content) {
        return content.workspaces().stream().map(WorkspaceId::toString).sorted().collect(Collectors.joining(","));
    }

    private void requireAcceptable(OrganizationId id, List<Row> rows) {
        requireCurrent(id, rows);
        requireKnownWorkspaces(id, rows);
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
                        + mapping.changed().by() + " at " + mapping.changed().at() + " and now gives "
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
}
