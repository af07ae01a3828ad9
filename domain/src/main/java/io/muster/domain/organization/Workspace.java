package io.muster.domain.organization;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import java.time.Instant;

/** A place in the host product that members can be let into. Its name is unique in the organization, in any case. */
public record Workspace(OrganizationId organization, WorkspaceId id, String name, Instant created) {
    public static final int MAX_NAME_LENGTH = 200;

    /** @throws Problem INVALID_VALUE if the name is blank, too long, or no database would store it */
    public Workspace {
        Texts.require("name", name, MAX_NAME_LENGTH);
    }
}
