package io.muster.domain.access;

import io.muster.domain.directory.GroupRef;
import io.muster.domain.organization.Provenance;
import java.time.Instant;

/** Why a member has a role or a workspace: the chain from the decision to the member. */
public sealed interface AccessReason {
    /** An admin gave it to the member. */
    record Direct(Provenance provenance) implements AccessReason {}

    /**
     * The member is in a group whose mapping gives it.
     *
     * @param memberSince when the member joined the group
     * @param provenance when the mapping began to give this, and by whose decision
     */
    record Mapped(GroupRef group, MappingId mapping, Instant memberSince, Provenance provenance)
            implements AccessReason {
        /** When both became true. */
        public Instant since() {
            return memberSince.isAfter(provenance.at()) ? memberSince : provenance.at();
        }
    }

    /** The default of the SSO connection, for who was given no other role. */
    record Connection() implements AccessReason {}
}
