package io.muster.domain.connection;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;

/** A member's identity at an identity provider. A member has at most one in a connection. */
public record SubjectLink(
        OrganizationId organization, ConnectionId connection, String subject, UserId user, Instant since) {
    /** The length of a subject in characters; SAML allows NameIDs of any length. */
    public static final int MAX_SUBJECT = 1_024;

    /** Returns neither subject nor user, which are personal data. */
    @Override
    public String toString() {
        return "SubjectLink[" + connection + "]";
    }
}
