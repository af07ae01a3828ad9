package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.user;
import static io.muster.application.testing.Fixtures.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.WorkspaceId;
import org.junit.jupiter.api.Test;

public interface WorkspaceGrantsContract {
    Ports ports();

    @Test
    default void workspaceIsGrantedOnce() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = added(ports(), user(acme, "ana")).id();
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();

        assertThat(give(acme, ana, data)).isTrue();
        assertThat(give(acme, ana, data)).isFalse();
    }

    @Test
    default void grantedWorkspaceIsTakenOnce() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = added(ports(), user(acme, "ana")).id();
        WorkspaceId data = added(ports(), workspace(acme, "Data")).id();
        give(acme, ana, data);

        assertThat(take(acme, ana, data)).isTrue();
        assertThat(take(acme, ana, data)).isFalse();
    }

    private boolean give(OrganizationId organization, UserId user, WorkspaceId workspace) {
        Provenance now = new Provenance(NOON, "bea");
        return ports().unitOfWork().write(() -> ports().workspaceGrants().give(organization, user, workspace, now));
    }

    private boolean take(OrganizationId organization, UserId user, WorkspaceId workspace) {
        return ports().unitOfWork().write(() -> ports().workspaceGrants().take(organization, user, workspace));
    }
}
