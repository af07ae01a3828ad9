package io.muster.domain.mapping;

import io.muster.domain.access.AccessChange;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import io.muster.domain.token.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The exact effect of proposed mappings: counts over all members of the groups, a page of changes, and a fingerprint
 * that differs as soon as any part of the effect differs.
 *
 * @param members the number of members of the groups, with and without a change
 * @param onlyOwnersStayAdmin whether nobody but break-glass owners would be an active Admin afterwards
 * @param changes a page of the changes, in the order of the members' ids
 */
public record MappingPreview(
        String fingerprint,
        long members,
        Counts counts,
        Map<WorkspaceId, WorkspaceCounts> workspaces,
        boolean onlyOwnersStayAdmin,
        Slice<AccessChange> changes) {

    /**
     * The numbers of members by kind of change. A member may be counted in several of them.
     *
     * @param noLongerAdmin those of the lowered who are Admins before the change
     */
    public record Counts(
            long changed, long gainWorkspaces, long loseWorkspaces, long raised, long lowered, long noLongerAdmin) {}

    /** The numbers of members that gain and lose one workspace. */
    public record WorkspaceCounts(long gain, long lose) {
        static final WorkspaceCounts NONE = new WorkspaceCounts(0, 0);

        WorkspaceCounts plus(WorkspaceCounts other) {
            return new WorkspaceCounts(gain + other.gain, lose + other.lose);
        }
    }

    public MappingPreview {
        workspaces = Map.copyOf(workspaces);
    }

    /**
     * Collects members in the order of their ids. It keeps only one page of them in memory, which ends with the change
     * that reaches {@link Slice#MAX_BYTES}.
     */
    public static final class Builder {
        private final MessageDigest digest = Sha256.fresh();
        private final Map<WorkspaceId, WorkspaceCounts> workspaces = new TreeMap<>();
        private final List<AccessChange> page = new ArrayList<>();
        private final int limit;
        private boolean more;
        private long bytes;
        private long members;
        private long changed;
        private long gaining;
        private long losing;
        private long raised;
        private long lowered;
        private long noLongerAdmin;
        private long newlyAdmin;

        /** @param proposal a text that identifies the proposed content and the versions that it is based on */
        public Builder(String proposal, int limit) {
            this.limit = limit;
            update(proposal);
        }

        /** @param onPage whether the change may be on the page, if there is room */
        public void add(AccessChange change, boolean onPage) {
            members++;
            if (change.isEmpty()) {
                return;
            }
            changed++;
            update(change.user() + " " + change.before() + " " + change.after());
            gaining += change.gains().isEmpty() ? 0 : 1;
            losing += change.loses().isEmpty() ? 0 : 1;
            raised += change.after().outranks(change.before()) ? 1 : 0;
            lowered += change.before().outranks(change.after()) ? 1 : 0;
            noLongerAdmin += change.before().isAdmin() && !change.after().isAdmin() ? 1 : 0;
            newlyAdmin += change.after().isAdmin() && !change.before().isAdmin() ? 1 : 0;
            change.gains().forEach(workspace -> count(workspace, new WorkspaceCounts(1, 0)));
            change.loses().forEach(workspace -> count(workspace, new WorkspaceCounts(0, 1)));
            if (onPage) {
                show(change);
            }
        }

        private void show(AccessChange change) {
            if (page.size() == limit || bytes >= Slice.MAX_BYTES) {
                more = true;
            } else {
                page.add(change);
                bytes += change.bytes();
            }
        }

        /** Returns the number of members who stop being Admins, if nobody becomes one; otherwise 0. */
        public long adminsLost() {
            return newlyAdmin == 0 ? noLongerAdmin : 0;
        }

        public MappingPreview build(boolean onlyOwnersStayAdmin) {
            return new MappingPreview(
                    HexFormat.of().formatHex(digest.digest()),
                    members,
                    new Counts(changed, gaining, losing, raised, lowered, noLongerAdmin),
                    workspaces,
                    onlyOwnersStayAdmin,
                    new Slice<>(page, more));
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
