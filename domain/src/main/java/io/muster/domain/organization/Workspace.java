package io.muster.domain.organization;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Texts;
import java.time.Instant;

/** A part of the host product that members can be let into. The folded name is unique in the organization. */
public record Workspace(OrganizationId organization, WorkspaceId id, String name, Instant created) {
    public static final int MAX_NAME_LENGTH = 200;

    /** The number of workspaces that an organization can have. */
    public static final int MAX_NUMBER = 2_000;

    /** @throws Problem INVALID_VALUE if the name is blank or too long, or contains a character that cannot be stored */
    public Workspace {
        Texts.require("name", name, MAX_NAME_LENGTH);
    }

    /** @throws Problem INVALID_VALUE also if the name is no single line; stored ones may be older than this */
    public static Workspace opened(OrganizationId organization, WorkspaceId id, String name, Instant now) {
        Texts.requireLine("name", name);
        return new Workspace(organization, id, name, now);
    }
}
