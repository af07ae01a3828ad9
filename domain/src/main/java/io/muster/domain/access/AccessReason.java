package io.muster.domain.access;

import io.muster.domain.directory.GroupRef;
import io.muster.domain.organization.Provenance;
import java.time.Instant;

/** The reason why a member has a role or a workspace: the chain from the decision to the member. */
public sealed interface AccessReason {
    /** A direct grant by an admin. */
    record Direct(Provenance provenance) implements AccessReason {}

    /**
     * The mapping of a group that the member belongs to.
     *
     * @param memberSince when the member joined the group
     * @param provenance when the role or workspace was added to the mapping, and by whom
     */
    record Mapped(GroupRef group, MappingId mapping, Instant memberSince, Provenance provenance)
            implements AccessReason {
        /** Returns the moment from which both the membership and the mapping existed. */
        public Instant since() {
            return memberSince.isAfter(provenance.at()) ? memberSince : provenance.at();
        }
    }

    /** The connection role: the default for members to whom nothing else gives a role. */
    record Connection() implements AccessReason {}
}
