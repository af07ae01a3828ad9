package io.muster.application.service.mapping;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.access.AccessQueries;
import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.domain.access.AccessChange;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.mapping.MappingPreview;
import io.muster.domain.mapping.MemberHoldings;
import io.muster.domain.organization.Organization;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the access of each member whom proposed mappings concern before and after, with a bounded number in memory.
 */
final class MappingPreviews {
    private static final int MEMBERS_AT_ONCE = 2_000;

    private final GroupMappings mappings;
    private final AccessQueries accessQueries;
    private final Environment environment;

    MappingPreviews(GroupMappings mappings, AccessQueries accessQueries, Environment environment) {
        this.mappings = mappings;
        this.accessQueries = accessQueries;
        this.environment = environment;
    }

    /**
     * @param proposed the contents of mappings that differ from the present ones
     * @param after the page contains changes of members after this one only; the counts contain all
     */
    MappingPreview of(
            Organization organization,
            Map<GroupId, MappingContent> proposed,
            MappingPreview.Builder preview,
            Optional<UserId> after) {
        Map<GroupId, MappingContent> present = new HashMap<>();
        Instant now = environment.now();
        Optional<UserId> last = Optional.empty();
        List<MemberHoldings> page;
        do {
            page = proposed.isEmpty()
                    ? List.of()
                    : accessQueries.holdings(organization.id(), proposed.keySet(), last, MEMBERS_AT_ONCE, now);
            read(organization, page, present);
            for (MemberHoldings holding : page) {
                AccessChange shift = new AccessChange(
                        holding.user(),
                        holding.label(),
                        holding.under(present::get, organization.connectionRole()),
                        holding.under(
                                group -> proposed.getOrDefault(group, present.get(group)),
                                organization.connectionRole()));
                preview.add(
                        shift,
                        after.filter(seen -> !follows(holding.user(), seen)).isEmpty());
                last = Optional.of(holding.user());
            }
        } while (page.size() == MEMBERS_AT_ONCE);
        return preview.build();
    }

    /** Reads the mappings of members of the page that were not read for an earlier page. */
    private void read(Organization organization, List<MemberHoldings> page, Map<GroupId, MappingContent> present) {
        Set<GroupId> unread = page.stream()
                .flatMap(holding -> holding.mapped().stream())
                .filter(group -> !present.containsKey(group))
                .collect(Collectors.toSet());
        if (!unread.isEmpty()) {
            Map<GroupId, MappingContent> contents = mappings.contents(organization.id(), unread);
            unread.forEach(group -> present.put(group, contents.getOrDefault(group, MappingContent.NOTHING)));
        }
    }

    /** Compares ids byte by byte, as the database orders them. */
    private static boolean follows(UserId user, UserId seen) {
        return user.toString().compareTo(seen.toString()) > 0;
    }
}
