package io.muster.application.service.directory;

import io.muster.application.port.out.organization.Organizations;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.Optional;

/** Which e-mail addresses an organization's users may have. That an address is taken already is the database's to say. */
final class EmailOwnership {
    private final Organizations organizations;

    EmailOwnership(Organizations organizations) {
        this.organizations = organizations;
    }

    /**
     * @throws Problem DUPLICATE if another organization has verified the domain of the primary e-mail address;
     *     INVALID_VALUE if nobody has and the organization takes only its own verified domains
     */
    void require(Organization organization, UserProfile profile) {
        profile.primaryEmail().ifPresent(email -> require(organization, email));
    }

    /** As {@link #require}, where a user keeps an address that was allowed before, so that a leaver can always leave. */
    void requireChanged(Organization organization, UserProfile before, UserProfile after) {
        boolean comesBack = after.active() && !before.active();
        if (comesBack || !key(before).equals(key(after))) {
            require(organization, after);
        }
    }

    private void require(Organization organization, EmailAddress email) {
        Optional<OrganizationId> owner = organizations.ownerOf(email.domain());
        if (owner.filter(other -> !other.equals(organization.id())).isPresent()) {
            throw new Problem(
                    Problem.Code.DUPLICATE,
                    "The domain " + email.domain() + " of the e-mail address belongs to another organization");
        }
        if (owner.isEmpty() && organization.verifiedDomainsOnly()) {
            throw Problem.invalidValue("The domain " + email.domain()
                    + " of the e-mail address is not one of the organization's verified domains");
        }
    }

    private static Optional<String> key(UserProfile profile) {
        return profile.primaryEmail().map(EmailAddress::key);
    }
}
