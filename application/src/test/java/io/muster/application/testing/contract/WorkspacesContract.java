package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.workspace;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Workspace;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface WorkspacesContract {
    Ports ports();

    @Test
    default void workspacesOfAnOrganizationAreListedByName() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Workspace platform = added(ports(), workspace(acme, "Platform"));
        Workspace data = added(ports(), workspace(acme, "Data"));
        added(ports(), workspace(Fixtures.newOrganization(ports()), "Elsewhere"));

        assertThat(ports().unitOfWork().read(() -> ports().workspaces().of(acme)))
                .containsExactly(data, platform);
        assertThat(ports().unitOfWork().read(() -> ports().workspaces().count(acme)))
                .isEqualTo(2);
    }

    @Test
    default void workspaceNameIsUniqueInItsOrganizationInAnyCase() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        added(ports(), workspace(acme, "Platform"));

        assertRefused(Problem.Code.DUPLICATE, () -> added(ports(), workspace(acme, "PLATFORM")));
        added(ports(), workspace(Fixtures.newOrganization(ports()), "Platform"));
    }

    @Test
    default void onlyIdsOfWorkspacesOfTheOrganizationAreKnown() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        WorkspaceId theirs = added(ports(), workspace(Fixtures.newOrganization(ports()), "Theirs"))
                .id();
        Set<WorkspaceId> ids = Set.of(data, theirs, new WorkspaceId(Fixtures.newId()));

        assertThat(ports().unitOfWork().read(() -> ports().workspaces().known(acme, ids)))
                .containsExactly(data);
    }
}
