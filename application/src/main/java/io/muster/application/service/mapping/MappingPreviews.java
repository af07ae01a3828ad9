package io.muster.application.service.mapping;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.access.AccessQueries;
import io.muster.application.port.out.access.AdminGuard;
import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.domain.access.AccessChange;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.mapping.MappingPreview;
import io.muster.domain.mapping.MemberHoldings;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.paging.Slice;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the access of each member whom proposed mappings concern before and after, with a bounded number in memory.
 */
final class MappingPreviews {
    private static final int MEMBERS_AT_ONCE = 2_000;

    private final GroupMappings mappings;
    private final AccessQueries accessQueries;
    private final AdminGuard adminGuard;
    private final Environment environment;

    MappingPreviews(Ports ports, Environment environment) {
        this.mappings = ports.groupMappings();
        this.accessQueries = ports.accessQueries();
        this.adminGuard = ports.adminGuard();
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
        if (proposed.isEmpty()) {
            return preview.build(false);
        }
        Map<GroupId, MappingContent> present = mappings.contents(organization.id(), proposed.keySet());
        Optional<OrgRole> connectionRole = organization.connectionRole();
        Instant now = environment.now();
        Optional<UserId> last = Optional.empty();
        Slice<MemberHoldings> page;
        do {
            page = accessQueries.holdings(organization.id(), proposed.keySet(), last, MEMBERS_AT_ONCE, now);
            for (MemberHoldings holding : page.items()) {
                AccessChange change = new AccessChange(
                        holding.user(),
                        holding.label(),
                        holding.under(present, connectionRole),
                        holding.under(proposed, connectionRole));
                preview.add(
                        change,
                        after.filter(seen -> holding.user().compareTo(seen) <= 0)
                                .isEmpty());
                last = Optional.of(holding.user());
            }
        } while (page.more());
        long lost = preview.adminsLost();
        return preview.build(lost > 0 && !adminGuard.hasMoreAdmins(organization.id(), lost, connectionRole));
    }
}
