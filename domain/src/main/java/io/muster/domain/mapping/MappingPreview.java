package io.muster.domain.mapping;

import io.muster.domain.access.AccessChange;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.token.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What proposed mappings would do, exactly: counts over everybody concerned, the first of the shifts, and a fingerprint
 * that is another one as soon as anything of it is.
 *
 * @param members how many members are concerned, whether anything changes for them or not
 * @param shifts a page of those for whom something changes, in the order of their ids
 * @param more whether there are others after the page
 */
public record MappingPreview(
        String fingerprint,
        long members,
        Counts counts,
        Map<WorkspaceId, WorkspaceCounts> workspaces,
        List<AccessChange> shifts,
        boolean more) {

    /** How many members change in each way; one may change in more than one. */
    public record Counts(long changed, long gainWorkspaces, long loseWorkspaces, long raised, long lowered) {}

    /** How many members one workspace gains and loses. */
    public record WorkspaceCounts(long gain, long lose) {
        static final WorkspaceCounts NONE = new WorkspaceCounts(0, 0);

        WorkspaceCounts plus(WorkspaceCounts other) {
            return new WorkspaceCounts(gain + other.gain, lose + other.lose);
        }
    }

    public MappingPreview {
        workspaces = Map.copyOf(workspaces);
        shifts = List.copyOf(shifts);
    }

    /** Takes in member after member, in the order of their ids, and keeps no more of them than a page. */
    public static final class Builder {
        private final MessageDigest digest = Sha256.fresh();
        private final Map<WorkspaceId, WorkspaceCounts> workspaces = new TreeMap<>();
        private final List<AccessChange> page = new ArrayList<>();
        private final int limit;
        private long members;
        private long changed;
        private long gaining;
        private long losing;
        private long raised;
        private long lowered;

        /** @param proposal a text that says what is proposed, and to which versions */
        public Builder(String proposal, int limit) {
            this.limit = limit;
            update(proposal);
        }

        /** @param onPage whether the shift may stand on the page, if there is room */
        public void add(AccessChange shift, boolean onPage) {
            members++;
            if (shift.isNothing()) {
                return;
            }
            changed++;
            update(shift.user() + " " + shift.before() + " " + shift.after());
            gaining += shift.gains().isEmpty() ? 0 : 1;
            losing += shift.loses().isEmpty() ? 0 : 1;
            raised += shift.after().outranks(shift.before()) ? 1 : 0;
            lowered += shift.before().outranks(shift.after()) ? 1 : 0;
            shift.gains().forEach(workspace -> count(workspace, new WorkspaceCounts(1, 0)));
            shift.loses().forEach(workspace -> count(workspace, new WorkspaceCounts(0, 1)));
            if (onPage && page.size() <= limit) {
                page.add(shift);
            }
        }

        public MappingPreview build() {
            return new MappingPreview(
                    HexFormat.of().formatHex(digest.digest()),
                    members,
                    new Counts(changed, gaining, losing, raised, lowered),
                    workspaces,
                    page.stream().limit(limit).toList(),
                    page.size() > limit);
        }

        private void count(WorkspaceId workspace, WorkspaceCounts more) {
            workspaces.merge(workspace, more, WorkspaceCounts::plus);
        }

        private void update(String text) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
    }
}
