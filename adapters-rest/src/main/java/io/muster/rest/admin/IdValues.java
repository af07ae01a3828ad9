package io.muster.rest.admin;

import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import java.util.UUID;

/** Ids as they are shown; for mappers. */
public final class IdValues {
    private IdValues() {}

    public static UUID value(OrganizationId id) {
        return id.value();
    }

    public static UUID value(WorkspaceId id) {
        return id.value();
    }

    public static UUID value(UserId id) {
        return id.value();
    }

    public static UUID value(GroupId id) {
        return id.value();
    }
}
