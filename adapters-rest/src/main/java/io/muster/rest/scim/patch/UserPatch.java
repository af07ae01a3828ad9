package io.muster.rest.scim.patch;

import io.muster.domain.directory.UserEdit;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Problem;
import io.muster.rest.scim.json.UserJson;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A PATCH of a user in any dialect: its operations are applied in order to the canonical resource. */
public final class UserPatch implements UserEdit {
    private final List<PatchOperation> operations;
    private final Dialect dialect;

    private UserPatch(List<PatchOperation> operations, Dialect dialect) {
        this.operations = operations;
        this.dialect = dialect;
    }

    /** @throws Problem INVALID_SYNTAX, INVALID_PATH, INVALID_FILTER, NO_TARGET, TOO_LARGE */
    public static UserPatch read(JsonObject body, Dialect dialect) {
        return new UserPatch(PatchOperation.read(body, dialect), dialect);
    }

    /** @throws Problem INVALID_PATH, INVALID_VALUE, MUTABILITY, NO_TARGET */
    @Override
    public UserProfile apply(UserProfile current) {
        PatchedUser patched = new PatchedUser(UserJson.profile(current), dialect);
        operations.forEach(patched::apply);
        return UserJson.read(patched.toJson(), Optional.of(current), dialect);
    }
}
