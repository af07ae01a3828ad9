package io.muster.domain.signin;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.organization.Organization;
import io.muster.domain.problem.Quoted;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds the member who signs in. The link of a subject decides; without one, the primary e-mail address does, but only
 * if this organization has verified its domain; without a member, just-in-time membership makes one.
 */
public final class MemberRule {
    private final Organization organization;
    private final Instant now;

    public MemberRule(Organization organization, Instant now) {
        this.organization = organization;
        this.now = now;
    }

    /** The effect of a sign-in. */
    public sealed interface Decision {
        /** The member whose subject is linked signs in. */
        record Enter(DirectoryUser member) implements Decision {}

        /** The subject is linked to the member, who then signs in. */
        record Link(DirectoryUser member) implements Decision {}

        /** A member with this address is made, and the subject linked to it. */
        record Join(EmailAddress email) implements Decision {}
    }

    /**
     * Returns the address by which a member is looked for, when no member is linked to the subject.
     *
     * @throws SignInRefused if there is none, or if it proves nothing
     */
    @Tolerance("email-verification-unstated")
    public EmailAddress address(ProvenIdentity identity) {
        EmailAddress email = identity.email()
                .orElseThrow(() -> new SignInRefused(SignInCode.EMAIL_MISSING, "No address was received"));
        if (identity.emailVerification() == EmailVerification.UNVERIFIED) {
            throw new SignInRefused(SignInCode.EMAIL_UNVERIFIED, quoted(email));
        }
        if (!organization.hasVerified(email.domain())) {
            throw new SignInRefused(SignInCode.DOMAIN_NOT_VERIFIED, quoted(email));
        }
        return email;
    }

    /** @throws SignInRefused if the member is not active */
    public Decision linked(DirectoryUser member) {
        return new Decision.Enter(accessible(member));
    }

    /**
     * Decides about a subject that is not linked.
     *
     * @param member of the organization, whose primary e-mail address it is
     * @param invited whether an Admin has invited the address; the invitation works
     * @param linkedToAnother whether the member is linked to another subject of the connection
     * @throws SignInRefused if the member is not active or linked already, or if nobody may join by signing in
     */
    public Decision byAddress(
            EmailAddress email, Optional<DirectoryUser> member, boolean linkedToAnother, boolean invited) {
        if (member.isPresent()) {
            DirectoryUser found = accessible(member.get());
            if (linkedToAnother) {
                throw new SignInRefused(SignInCode.MEMBER_LINKED_TO_ANOTHER, quoted(email));
            }
            return new Decision.Link(found);
        }
        return switch (organization.mode()) {
            case JIT -> new Decision.Join(email);
            case MANUAL -> {
                if (!invited) {
                    throw new SignInRefused(SignInCode.NOT_INVITED, quoted(email));
                }
                yield new Decision.Join(email);
            }
            case SCIM -> throw new SignInRefused(SignInCode.NOT_PROVISIONED, quoted(email));
        };
    }

    private DirectoryUser accessible(DirectoryUser member) {
        if (!member.hasAccessAt(now)) {
            throw new SignInRefused(SignInCode.MEMBER_INACTIVE, "Member " + member.id());
        }
        return member;
    }

    private static String quoted(EmailAddress email) {
        return Quoted.of(email.value());
    }
}
