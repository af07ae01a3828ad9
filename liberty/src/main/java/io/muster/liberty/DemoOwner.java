package io.muster.liberty;

import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.directory.ManageMembers;
import io.muster.application.port.in.directory.ReadDirectory;
import io.muster.application.port.in.password.ManagePasswords;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.password.OwnerPassword;
import io.muster.rest.http.PublicUrl;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The break-glass owner of the demonstration, who signs in by password. */
final class DemoOwner {
    static final String ADDRESS = "owner@acme.example";

    private final AdminCaller operator;
    private final ManageMembers members;
    private final ReadDirectory directory;
    private final ManagePasswords passwords;

    DemoOwner(UseCases useCases, AdminCaller operator) {
        this.operator = operator;
        this.members = useCases.manageMembers();
        this.directory = useCases.readDirectory();
        this.passwords = useCases.managePasswords();
    }

    /** Returns how the owner signs in: by a new link at each start, until a password is set. */
    String introduction(OrganizationId organization, PublicUrl url) {
        UserId owner = find(organization).orElseGet(() -> add(organization));
        boolean set = passwords
                .of(operator, organization, owner)
                .flatMap(OwnerPassword::hash)
                .isPresent();
        return set
                ? "Or sign in as " + ADDRESS + " with your password: " + url.api() + "/login/password"
                : "Or set a password for the break-glass owner, " + ADDRESS
                        + ", in a browser. The link works once, within 24 hours:\n"
                        + url.passwordLink(passwords
                                .makeLink(operator, organization, owner)
                                .token());
    }

    private Optional<UserId> find(OrganizationId organization) {
        return directory
                .members(
                        operator,
                        organization,
                        new Search<>(
                                Optional.of(new Filter.Compare<>(
                                        UserAttribute.USER_NAME, Operator.EQ, new Operand.Text(ADDRESS))),
                                Optional.empty(),
                                new Search.Page.After(Optional.empty(), 1)))
                .items()
                .stream()
                .filter(DirectoryUser::breakGlass)
                .map(DirectoryUser::id)
                .findFirst();
    }

    private UserId add(OrganizationId organization) {
        UserProfile profile =
                new UserProfile(UserName.of(ADDRESS), Optional.empty(), true, Map.of(), Map.of(), List.of());
        UserId owner = members.addMember(operator, organization, profile, Optional.of(OrgRole.ADMIN))
                .id();
        members.setBreakGlass(operator, organization, owner, true);
        return owner;
    }
}
