package io.muster.application.service.directory;

import io.muster.application.port.out.organization.Organizations;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.Optional;

/** Checks the domains of users' e-mail addresses. The database refuses addresses that are in use. */
final class EmailOwnership {
    private final Organizations organizations;

    EmailOwnership(Organizations organizations) {
        this.organizations = organizations;
    }

    /**
     * Checks the primary e-mail address.
     *
     * @throws Problem DUPLICATE if another organization has verified the domain of the primary e-mail address;
     *     DOMAIN_NOT_VERIFIED if no organization has and this one accepts only its own verified domains
     */
    void require(Organization organization, UserProfile profile) {
        profile.primaryEmail().ifPresent(email -> require(organization, email));
    }

    /** As {@link #require}, but accepts an unchanged address, so that a user can always be deactivated. */
    void requireChanged(Organization organization, DirectoryUser before, DirectoryUser after) {
        boolean comesBack = after.active() && !before.active();
        if (comesBack || !before.emailKey().equals(after.emailKey())) {
            after.primaryEmail().ifPresent(email -> require(organization, email));
        }
    }

    private void require(Organization organization, EmailAddress email) {
        if (organization.hasVerified(email.domain())) {
            return;
        }
        Optional<OrganizationId> owner = organizations.ownerOf(email.domain());
        if (owner.filter(other -> !other.equals(organization.id())).isPresent()) {
            throw new Problem(
                    Problem.Code.DUPLICATE,
                    "The domain " + email.domain() + " of the e-mail address belongs to another organization");
        }
        if (owner.isEmpty() && organization.verifiedDomainsOnly()) {
            throw new Problem(
                    Problem.Code.DOMAIN_NOT_VERIFIED,
                    "The domain " + email.domain()
                            + " of the e-mail address is not one of the organization's verified domains");
        }
    }
}
