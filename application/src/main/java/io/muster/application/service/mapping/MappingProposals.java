package io.muster.application.service.mapping;

import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.mapping.MapGroups.Change;
import io.muster.application.port.in.mapping.MapGroups.Subject;
import io.muster.application.port.out.Ids;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.domain.access.MappingId;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.GroupMapping.Target;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what proposed changes of mappings are about: as many statements for a thousand changes as for one. */
final class MappingProposals {
    private final GroupMappings mappings;
    private final Groups groups;

    MappingProposals(GroupMappings mappings, Groups groups) {
        this.mappings = mappings;
        this.groups = groups;
    }

    /** A change and what it meets. */
    record Row(Change change, Target target, Optional<GroupMapping> present) {
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

        /** The mapping as it is going to be; the present one if nothing differs. */
        GroupMapping decided(OrganizationId organization, Ids ids, Provenance now) {
            return present.map(mapping -> mapping.changedTo(change.content(), now))
                    .orElseGet(() -> GroupMapping.decided(
                            organization, new MappingId(ids.next()), target, change.content(), now));
        }

        /** What it is for, as no other row may be. */
        private Object key() {
            return group().<Object>map(Function.identity())
                    .orElseGet(() -> target.name().key());
        }
    }

    /** @throws Problem INVALID_VALUE if there are none, too many or two of one group; NOT_FOUND */
    List<Row> seen(OrganizationId organization, List<Change> changes) {
        return rows(organization, changes, ids -> groups.findAll(organization, ids));
    }

    /** As {@link #seen}, and holds the groups until the unit of work ends. The organization is locked. */
    List<Row> held(OrganizationId organization, List<Change> changes) {
        return rows(organization, changes, ids -> groups.lockAll(organization, ids));
    }

    private List<Row> rows(
            OrganizationId organization, List<Change> changes, Function<Set<GroupId>, List<DirectoryGroup>> find) {
        if (changes.isEmpty() || changes.size() > MapGroups.MAX_CHANGES) {
            throw Problem.invalidValue("There must be 1 to " + MapGroups.MAX_CHANGES + " changes");
        }
        Named named = named(organization, changes);
        List<Optional<GroupId>> meant = changes.stream().map(named::group).toList();
        Map<GroupId, DirectoryGroup> found =
                find.apply(meant.stream().flatMap(Optional::stream).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(DirectoryGroup::id, Function.identity()));
        Map<GroupId, GroupMapping> present = mappings.of(organization, found.keySet());
        List<Row> rows = new ArrayList<>();
        Set<Object> distinct = new HashSet<>();
        for (int at = 0; at < changes.size(); at++) {
            Change change = changes.get(at);
            Row row = meant.get(at)
                    .map(group -> bound(change, group, found, present))
                    .orElseGet(() -> named.waiting(change));
            if (!distinct.add(row.key())) {
                throw Problem.invalidValue("A group can be changed only once in a request");
            }
            rows.add(row);
        }
        return rows;
    }

    private static Row bound(
            Change change, GroupId id, Map<GroupId, DirectoryGroup> found, Map<GroupId, GroupMapping> present) {
        DirectoryGroup group = Optional.ofNullable(found.get(id)).orElseThrow(() -> Problem.notFound("Group", id));
        return new Row(change, new Target.Bound(id, group.displayName()), Optional.ofNullable(present.get(id)));
    }

    /** Everything that the changes name otherwise than by a group's id, as it was before the groups were found. */
    private Named named(OrganizationId organization, List<Change> changes) {
        Set<MappingId> ids =
                subjects(changes, Subject.ById.class).map(Subject.ById::mapping).collect(Collectors.toSet());
        Set<GroupName> names = subjects(changes, Subject.ByName.class)
                .map(Subject.ByName::name)
                .collect(Collectors.toSet());
        return new Named(
                mappings.find(organization, ids).stream()
                        .collect(Collectors.toMap(GroupMapping::id, Function.identity())),
                groups.named(organization, names).stream()
                        .collect(Collectors.toMap(group -> group.displayName().key(), DirectoryGroup::id)),
                mappings.prepared(organization, names).stream()
                        .collect(Collectors.toMap(
                                mapping -> mapping.target().name().key(), Function.identity())));
    }

    private static <S extends Subject> Stream<S> subjects(List<Change> changes, Class<S> kind) {
        return changes.stream().map(Change::subject).filter(kind::isInstance).map(kind::cast);
    }

    /**
     * @param living by the keys of their names
     * @param prepared by the keys of their names
     */
    private record Named(
            Map<MappingId, GroupMapping> known, Map<String, GroupId> living, Map<String, GroupMapping> prepared) {
        /** The group that a change is about; empty if it is about one to come, or one that is gone. */
        Optional<GroupId> group(Change change) {
            if (change.subject() instanceof Subject.ByGroup group) {
                return Optional.of(group.group());
            }
            return change.subject() instanceof Subject.ByName name
                    ? Optional.ofNullable(living.get(name.name().key()))
                    : mapping(change).group();
        }

        /** What waits for a group. */
        Row waiting(Change change) {
            if (change.subject() instanceof Subject.ByName name) {
                return new Row(
                        change,
                        new Target.Prepared(name.name()),
                        Optional.ofNullable(prepared.get(name.name().key())));
            }
            GroupMapping known = mapping(change);
            return new Row(change, known.target(), Optional.of(known));
        }

        private GroupMapping mapping(Change change) {
            MappingId id = ((Subject.ById) change.subject()).mapping();
            return Optional.ofNullable(known.get(id)).orElseThrow(() -> notFound(id));
        }
    }

    static Problem notFound(MappingId id) {
        return Problem.notFound("Group mapping", id);
    }
}
