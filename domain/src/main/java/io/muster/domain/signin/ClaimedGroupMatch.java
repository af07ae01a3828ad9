package io.muster.domain.signin;

import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.problem.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The groups and mappings that match the groups that an identity provider named.
 *
 * @param received names or ids, as they were sent
 * @param groups those of the organization that were named
 * @param prepared mappings for names that no group has yet
 */
public record ClaimedGroupMatch(List<String> received, List<DirectoryGroup> groups, List<GroupMapping> prepared) {
    private static final int SHOWN = 20;

    public ClaimedGroupMatch {
        received = List.copyOf(received);
        groups = List.copyOf(groups);
        prepared = List.copyOf(prepared);
    }

    public Set<GroupId> groupIds() {
        return groups.stream().map(DirectoryGroup::id).collect(Collectors.toSet());
    }

    /** Describes the match in plain words, a line for each group. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        groups.forEach(
                group -> lines.add("Group " + Quoted.of(group.displayName().value()) + " matched"));
        prepared.forEach(mapping -> lines.add("The prepared mapping of "
                + Quoted.of(mapping.target().name().value()) + " matched: its group is made"));
        if (lines.isEmpty()) {
            lines.add("No group matched; received " + shown());
        }
        return lines;
    }

    private String shown() {
        if (received.isEmpty()) {
            return "none";
        }
        String some = received.stream().limit(SHOWN).map(Quoted::of).collect(Collectors.joining(", "));
        return received.size() > SHOWN ? some + " and " + (received.size() - SHOWN) + " more" : some;
    }
}
