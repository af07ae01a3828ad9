package io.muster.persistence.directory;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Slots;
import java.util.List;

/**
 * Stores how many users an organization has that are not deleted, so that a page with their number costs as much as the
 * page. The number is part of each unit of work that adds or removes a user, and no place where those wait for each
 * other: it is the sum of some rows, of which each connection changes its own.
 */
final class UserCount {
    /** Reads the number. Its parameter is the organization. */
    static final String QUERY = "select coalesce(sum(users), 0) from user_count where organization_id = ?";

    private static final String USER =
            "select organization_id, %s as slot, cast(? as bigint) as users from directory_user"
                    + " where organization_id = ? and id = ? and living";

    private final HibernateUnitOfWork unitOfWork;
    private final String change;

    UserCount(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.change = Slots.adding(unitOfWork, "user_count", "users", USER.formatted(Slots.ofConnection(unitOfWork)));
    }

    /** Counts a user who is there now, and was not. */
    void added(OrganizationId organization, UserId user) {
        change(organization, user, 1);
    }

    /** Counts a user who is there, and is about not to be. */
    void removing(OrganizationId organization, UserId user) {
        change(organization, user, -1);
    }

    private void change(OrganizationId organization, UserId user, int by) {
        unitOfWork.later(organization, change, List.of(by, organization.value(), user.value()));
    }
}
