package io.muster.domain.access;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.time.Instant;

/** A place in the host product that members can be let into. Its name is unique in the organization, in any case. */
public record Workspace(OrganizationId organization, WorkspaceId id, String name, Instant created) {
    public static final int MAX_NAME_LENGTH = 200;

    /** @throws Problem INVALID_VALUE if the name is blank or too long */
    public Workspace {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
            throw Problem.invalidValue("name must be 1 to " + MAX_NAME_LENGTH + " characters");
        }
    }
}
