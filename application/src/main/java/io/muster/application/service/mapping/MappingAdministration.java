package io.muster.application.service.mapping;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.access.MappingId;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.mapping.MappingPreview;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets admins decide the content of group mappings. A save locks the organization and then the groups, so that saves of
 * one organization are serialized. It writes mappings only: the access of members is derived from them.
 */
final class MappingAdministration implements MapGroups {
    private final UnitOfWork unitOfWork;
    private final GroupMappings mappings;
    private final MappingChecks checks;
    private final ProposalResolver resolver;
    private final MappingPreviews previews;
    private final AccessGuard guard;
    private final EventPublisher events;
    private final AuditTrail auditTrail;
    private final OrganizationAccess access;

    MappingAdministration(
            Ports ports, AccessGuard guard, EventPublisher events, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.mappings = ports.groupMappings();
        this.resolver = new ProposalResolver(ports.groupMappings(), ports.groups(), environment);
        this.checks = new MappingChecks(ports.workspaces());
        this.previews = new MappingPreviews(ports, environment);
        this.guard = guard;
        this.events = events;
        this.auditTrail = auditTrail;
        this.access = new OrganizationAccess(ports.organizations());
    }

    @Override
    public Slice<GroupMapping> mappings(AdminCaller caller, OrganizationId id, Optional<MappingId> after, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return mappings.page(id, after, limit);
        });
    }

    @Override
    public Slice<MappedGroup> mapped(AdminCaller caller, OrganizationId id, List<DirectoryGroup> groups) {
        caller.requireAccess(id);
        return groups.isEmpty() ? new Slice<>(List.of(), false) : unitOfWork.read(() -> mapped(id, groups));
    }

    private Slice<MappedGroup> mapped(OrganizationId id, List<DirectoryGroup> groups) {
        Map<GroupId, Integer> workspaces = mappings.workspacesOf(id, ids(groups));
        Slice<DirectoryGroup> some =
                Slice.of(groups, groups.size(), group -> GroupMapping.bytes(workspaces.getOrDefault(group.id(), 0)));
        Map<GroupId, GroupMapping> mapped = mappings.of(id, ids(some.items()));
        return some.map(group -> new MappedGroup(group, Optional.ofNullable(mapped.get(group.id()))));
    }

    private static List<GroupId> ids(List<DirectoryGroup> groups) {
        return groups.stream().map(DirectoryGroup::id).toList();
    }

    @Override
    public GroupMapping mapping(AdminCaller caller, OrganizationId id, MappingId mapping) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return mappings.find(id, mapping).orElseThrow(() -> ProposalResolver.notFound(mapping));
        });
    }

    @Override
    public List<GroupMapping> save(
            AdminCaller caller, OrganizationId id, List<MappingProposal> proposals, Optional<String> fingerprint) {
        return unitOfWork.write(() -> {
            Organization organization = access.lock(caller, id);
            List<MappingChange> changes = resolver.resolveLocked(id, proposals, caller.name());
            checks.requireAcceptable(id, changes);
            fingerprint.ifPresent(approved -> requireApproved(organization, changes, approved));
            List<MappingChange> effective =
                    changes.stream().filter(MappingChange::isEffective).toList();
            AuditTrail.Proven proven = auditTrail.prove(caller);
            if (changes.stream().anyMatch(MappingChange::changesRole)) {
                guard.guarding(id, () -> store(effective));
            } else {
                store(effective);
            }
            events.mappings(effective.stream().map(MappingChange::after).toList());
            proven.record(id, effective.stream().map(MappingChange::audited).toList());
            return changes.stream().map(MappingChange::after).toList();
        });
    }

    @Override
    public MappingPreview preview(
            AdminCaller caller, OrganizationId id, List<MappingProposal> proposals, Optional<UserId> after, int limit) {
        return unitOfWork.read(() -> {
            Organization organization = access.find(caller, id);
            List<MappingChange> changes = resolver.resolve(id, proposals, caller.name());
            checks.requireAcceptable(id, changes);
            return preview(organization, changes, after, limit);
        });
    }

    @Override
    public void delete(AdminCaller caller, OrganizationId id, MappingId mapping, long version) {
        unitOfWork.run(() -> {
            access.lock(caller, id);
            GroupMapping present = mappings.lock(id, mapping).orElseThrow(() -> ProposalResolver.notFound(mapping));
            if (present.group().isPresent()) {
                throw new Problem(Problem.Code.MODE_CONFLICT, "The mapping is bound to a group; save it empty instead");
            }
            if (present.version() != version) {
                throw checks.conflict(id, List.of(present));
            }
            mappings.remove(id, mapping);
            events.mappingDeleted(present);
            auditTrail.record(
                    caller,
                    id,
                    AuditAction.MAPPING_CHANGED,
                    "group-mappings/" + mapping,
                    MappingChange.between(present.content(), MappingContent.NOTHING)
                            .with("displayName", present.target().name().value())
                            .with("forgotten", "true")
                            .asMap());
        });
    }

    private List<MappingChange> store(List<MappingChange> changes) {
        mappings.add(changes.stream()
                .filter(MappingChange::isNew)
                .map(MappingChange::after)
                .toList());
        mappings.save(changes.stream()
                .filter(change -> !change.isNew())
                .map(MappingChange::after)
                .toList());
        return changes;
    }

    private void requireApproved(Organization organization, List<MappingChange> changes, String approved) {
        if (!preview(organization, changes, Optional.empty(), 0).fingerprint().equals(approved)) {
            throw new Problem(
                    Problem.Code.CONFLICT,
                    "The preview no longer holds: something that it depends on has changed. Look at a new one");
        }
    }

    private MappingPreview preview(
            Organization organization, List<MappingChange> changes, Optional<UserId> after, int limit) {
        Map<GroupId, MappingContent> proposed = changes.stream()
                .filter(MappingChange::changesAccess)
                .collect(Collectors.toMap(change -> change.after().group().orElseThrow(), change -> change.after()
                        .content()));
        String fingerprints =
                changes.stream().map(MappingChange::fingerprint).sorted().collect(Collectors.joining("\n"));
        return previews.of(organization, proposed, new MappingPreview.Builder(fingerprints, limit), after);
    }
}
