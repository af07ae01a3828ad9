package io.muster.application.service.mapping;

import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.GroupMapping.Target;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the mappings and groups that proposals name. Sends as many statements for a thousand proposals as for one. */
final class ProposalResolver {
    private final GroupMappings mappings;
    private final Groups groups;
    private final Environment environment;

    ProposalResolver(GroupMappings mappings, Groups groups, Environment environment) {
        this.mappings = mappings;
        this.groups = groups;
        this.environment = environment;
    }

    /**
     * Resolves proposals without a lock.
     *
     * @param by the author of the proposals
     * @return one change for each proposal, in the same order
     * @throws Problem INVALID_VALUE if there are none, too many or two of one group; NOT_FOUND
     */
    List<MappingChange> resolve(OrganizationId organization, List<MappingProposal> proposals, String by) {
        return resolve(organization, proposals, by, ids -> groups.findAll(organization, ids));
    }

    /** Resolves as {@link #resolve} does, and locks the groups. The organization has to be locked. */
    List<MappingChange> resolveLocked(OrganizationId organization, List<MappingProposal> proposals, String by) {
        return resolve(organization, proposals, by, ids -> groups.lockAll(organization, ids));
    }

    private List<MappingChange> resolve(
            OrganizationId organization,
            List<MappingProposal> proposals,
            String by,
            Function<Set<GroupId>, List<DirectoryGroup>> findGroups) {
        if (proposals.isEmpty() || proposals.size() > MapGroups.MAX_PROPOSALS) {
            throw Problem.invalidValue("There must be 1 to " + MapGroups.MAX_PROPOSALS + " changes");
        }
        Selected selected = select(organization, proposals);
        List<Optional<GroupId>> groupIds =
                proposals.stream().map(selected::group).toList();
        Map<GroupId, DirectoryGroup> found = byKey(
                findGroups.apply(groupIds.stream().flatMap(Optional::stream).collect(Collectors.toSet())),
                DirectoryGroup::id);
        Map<GroupId, GroupMapping> mapped = mappings.of(organization, found.keySet());
        Provenance now = new Provenance(environment.now(), by);
        List<MappingChange> changes = new ArrayList<>();
        Set<String> subjects = new HashSet<>();
        for (int at = 0; at < proposals.size(); at++) {
            MappingProposal proposal = proposals.get(at);
            Optional<GroupId> group = groupIds.get(at);
            Target target = group.map(id -> bound(id, found)).orElseGet(() -> selected.unboundTarget(proposal));
            Optional<GroupMapping> before =
                    group.isPresent() ? group.map(mapped::get) : selected.unboundMapping(proposal);
            MappingChange change = change(organization, proposal, target, before, now);
            if (!subjects.add(change.subject())) {
                throw Problem.invalidValue("A group can be changed only once in a request");
            }
            changes.add(change);
        }
        return changes;
    }

    private MappingChange change(
            OrganizationId organization,
            MappingProposal proposal,
            Target target,
            Optional<GroupMapping> before,
            Provenance now) {
        GroupMapping after = before.map(mapping -> mapping.changedTo(proposal.content(), now))
                .orElseGet(() -> GroupMapping.decided(
                        organization, new MappingId(environment.ids().next()), target, proposal.content(), now));
        return new MappingChange(before, after, proposal.version());
    }

    private static Target bound(GroupId id, Map<GroupId, DirectoryGroup> found) {
        return Optional.ofNullable(found.get(id))
                .map(group -> new Target.Bound(id, group.displayName()))
                .orElseThrow(() -> Problem.notFound("Group", id));
    }

    /** Reads everything that proposals select otherwise than by a group's id. */
    private Selected select(OrganizationId organization, List<MappingProposal> proposals) {
        Set<MappingId> ids = selectors(proposals, MappingSelector.ById.class)
                .map(MappingSelector.ById::mapping)
                .collect(Collectors.toSet());
        Set<GroupName> names = selectors(proposals, MappingSelector.ByName.class)
                .map(MappingSelector.ByName::name)
                .collect(Collectors.toSet());
        return new Selected(
                byKey(mappings.find(organization, ids), GroupMapping::id),
                byKey(groups.named(organization, names), group -> group.displayName()
                        .key()),
                byKey(
                        mappings.prepared(organization, names),
                        mapping -> mapping.target().name().key()));
    }

    private static <S extends MappingSelector> Stream<S> selectors(List<MappingProposal> proposals, Class<S> kind) {
        return proposals.stream()
                .map(MappingProposal::mapping)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static <K, V> Map<K, V> byKey(Collection<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    /**
     * The mappings and groups that proposals select by a mapping's id or by a name.
     *
     * @param groups by the keys of their names
     * @param prepared by the keys of their names
     */
    private record Selected(
            Map<MappingId, GroupMapping> mappings,
            Map<String, DirectoryGroup> groups,
            Map<String, GroupMapping> prepared) {

        /** Returns the present group that a proposal is about; empty for a group to come and for a deleted one. */
        Optional<GroupId> group(MappingProposal proposal) {
            if (proposal.mapping() instanceof MappingSelector.ByGroup byGroup) {
                return Optional.of(byGroup.group());
            }
            if (proposal.mapping() instanceof MappingSelector.ByName byName) {
                return Optional.ofNullable(groups.get(byName.name().key())).map(DirectoryGroup::id);
            }
            return mapping((MappingSelector.ById) proposal.mapping()).group();
        }

        Target unboundTarget(MappingProposal proposal) {
            return proposal.mapping() instanceof MappingSelector.ByName byName
                    ? new Target.Prepared(byName.name())
                    : mapping((MappingSelector.ById) proposal.mapping()).target();
        }

        Optional<GroupMapping> unboundMapping(MappingProposal proposal) {
            return proposal.mapping() instanceof MappingSelector.ByName byName
                    ? Optional.ofNullable(prepared.get(byName.name().key()))
                    : Optional.of(mapping((MappingSelector.ById) proposal.mapping()));
        }

        private GroupMapping mapping(MappingSelector.ById byId) {
            return Optional.ofNullable(mappings.get(byId.mapping())).orElseThrow(() -> notFound(byId.mapping()));
        }
    }

    static Problem notFound(MappingId id) {
        return Problem.notFound("Group mapping", id);
    }
}
