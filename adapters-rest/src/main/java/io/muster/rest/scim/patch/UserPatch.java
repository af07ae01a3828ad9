package io.muster.rest.scim.patch;

import io.muster.domain.directory.UserEdit;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.Dialect;
import io.muster.rest.scim.json.UserJson;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Applies the operations of a PATCH of a user, in any dialect, in order to the canonical resource. */
public final class UserPatch implements UserEdit {
    private final List<PatchOperation> operations;
    private final Dialect dialect;

    private UserPatch(List<PatchOperation> operations, Dialect dialect) {
        this.operations = operations;
        this.dialect = dialect;
    }

    /** @throws ScimRefusal for malformed operations, paths and conditions */
    public static UserPatch read(JsonObject body, Dialect dialect) {
        return new UserPatch(PatchOperation.read(body, dialect), dialect);
    }

    /** @throws ScimRefusal invalidPath, mutability, noTarget; Problem INVALID_VALUE for malformed values */
    @Override
    public UserProfile apply(UserProfile current) {
        PatchedUser patched = new PatchedUser(UserJson.profile(current), dialect);
        operations.forEach(patched::apply);
        return UserJson.read(patched.finished(), Optional.of(current), dialect);
    }
}
