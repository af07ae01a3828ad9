package io.muster.application.service;

import io.muster.application.port.out.Users;
import io.muster.domain.access.OrgRole;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.organization.Organization;
import io.muster.domain.problem.Problem;
import java.util.Optional;

/** Keeps an organization from losing the people who can repair it. */
public final class AccessGuard {
    private final Users users;

    public AccessGuard(Users users) {
        this.users = users;
    }

    /** @throws Problem PROTECTED_MEMBER if the user, who is locked, is break-glass or the last active Admin */
    void requireDispensable(Organization organization, DirectoryUser user) {
        if (user.breakGlass()) {
            throw protectedMember(user, "is a break-glass owner and can't lose access");
        }
        requireAnotherAdmin(organization, user);
    }

    /** @throws Problem PROTECTED_MEMBER if the user, who is locked, is the last active Admin */
    void requireAnotherAdmin(Organization organization, DirectoryUser user) {
        Optional<OrgRole> connectionRole = organization.connectionRole();
        boolean admin = user.active()
                && user.role(connectionRole).filter(OrgRole.ADMIN::equals).isPresent();
        if (admin && !users.anotherActiveAdmin(organization.id(), user.id(), connectionRole)) {
            throw protectedMember(user, "is the last active Admin and can't lose access");
        }
    }

    private static Problem protectedMember(DirectoryUser user, String why) {
        return new Problem(
                Problem.Code.PROTECTED_MEMBER, user.profile().userName().value() + " " + why);
    }
}
