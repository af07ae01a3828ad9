package io.muster.domain.invitation;

import io.muster.domain.directory.EmailAddress;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.token.SecretDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An invitation of the person with an e-mail address. It ends when the person becomes a member by signing in, when it
 * is revoked, and after {@link #LIFE}.
 *
 * @param role the direct role that the member gets
 * @param digest the SHA-256 hash of the secret in the link, which opens a page and proves nothing: the identity
 *     provider proves the address
 */
public record Invitation(
        OrganizationId organization,
        InvitationId id,
        EmailAddress email,
        Optional<OrgRole> role,
        SecretDigest digest,
        Provenance made) {
    public static final Duration LIFE = Duration.ofDays(14);

    /** Invitations of an organization that are kept at once. */
    public static final int MAX_NUMBER = 10_000;

    public Instant endsAt() {
        return made.at().plus(LIFE);
    }

    public boolean worksAt(Instant now) {
        return now.isBefore(endsAt());
    }

    /** Returns the role for the member, as decided by the Admin who invited the person. */
    public Optional<RoleGrant> grant() {
        return role.map(given -> new RoleGrant(given, made));
    }
}
