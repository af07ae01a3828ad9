package io.muster.application.port.out;

import io.muster.domain.access.Workspace;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.List;

/** The organizations' workspaces. */
public interface Workspaces {
    /** @throws Problem DUPLICATE if the organization has a workspace of that name, in any case */
    void add(Workspace workspace);

    /** In the order of their names. */
    List<Workspace> of(OrganizationId organization);
}
