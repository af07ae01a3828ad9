package io.muster.domain.password;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/**
 * The password of a break-glass owner, for a sign-in without the identity provider.
 *
 * @param hash empty as long as none is set
 * @param changed when it was set
 * @param link the only link that can set one now
 */
public record OwnerPassword(
        OrganizationId organization,
        UserId member,
        Optional<PasswordHash> hash,
        Optional<Instant> changed,
        Tries tries,
        Optional<PasswordLink> link) {

    public OwnerPassword {
        if (hash.isPresent() != changed.isPresent()) {
            throw new IllegalArgumentException("a password that is set was set at some time");
        }
    }

    /** Returns the state of an owner who has neither password nor link. */
    public static OwnerPassword none(OrganizationId organization, UserId member) {
        return new OwnerPassword(
                organization, member, Optional.empty(), Optional.empty(), Tries.NONE, Optional.empty());
    }

    /** Returns this with a link instead of the present one, which no longer works. */
    public OwnerPassword withLink(Optional<PasswordLink> next) {
        return new OwnerPassword(organization, member, hash, changed, tries, next);
    }

    /** Returns this with a password that was set now. It uses the link up, and forgets tries of the former password. */
    public OwnerPassword set(PasswordHash next, Instant now) {
        return new OwnerPassword(
                organization, member, Optional.of(next), Optional.of(now), Tries.NONE, Optional.empty());
    }

    /** Returns this with the same password, hashed with other parameters. */
    public OwnerPassword hashedAgain(PasswordHash next) {
        return new OwnerPassword(organization, member, Optional.of(next), changed, tries, link);
    }

    public OwnerPassword with(Tries next) {
        return new OwnerPassword(organization, member, hash, changed, next, link);
    }
}
