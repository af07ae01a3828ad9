package io.muster.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Workspace;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface OrganizationsContract {
    Ports ports();

    @Test
    default void anOrganizationComesBackAsItWasStored() {
        Organization acme = Fixtures.acme(newDomain(), OrgRole.DEVELOPER);
        ports().write(() -> ports().organizations().add(acme));

        assertThat(ports().read(() -> ports().organizations().find(acme.id()))).contains(acme);
        assertThat(ports().unitOfWork().write(() -> ports().organizations().lock(acme.id())))
                .contains(acme);
        Organization changed = acme.withPolicy("Renamed", Dialect.STRICT, true)
                .withSso(Optional.empty(), false)
                .organization();
        ports().write(() -> ports().organizations().save(changed));
        assertThat(ports().read(() -> ports().organizations().find(acme.id()))).contains(changed);
        assertThat(ports().read(() -> ports().organizations().find(new OrganizationId(UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    default void aVerifiedDomainBelongsToOneOrganizationUntilItIsGivenUp() {
        String domain = newDomain();
        Organization first = Fixtures.acme(domain, OrgRole.VIEWER);
        Organization second = Fixtures.acme(domain, OrgRole.VIEWER);
        ports().write(() -> ports().organizations().add(first));

        Refusals.assertRefused(Problem.Code.DUPLICATE, () -> ports().write(
                        () -> ports().organizations().add(second)));
        assertThat(ports().read(() -> ports().organizations().ownerOf(DomainName.of(domain))))
                .contains(first.id());
        assertThat(ports().read(() -> ports().organizations().find(second.id())))
                .isEmpty();

        ports().write(() -> ports().organizations()
                .save(first.withSso(Optional.empty(), false).organization()));
        ports().write(() -> ports().organizations().add(second));
        assertThat(ports().read(() -> ports().organizations().ownerOf(DomainName.of(domain))))
                .contains(second.id());
    }

    @Test
    default void organizationsAreWalkedInTheOrderOfTheirIds() {
        List<OrganizationId> made = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            made.add(Fixtures.newOrganization(ports()));
        }
        List<OrganizationId> seen = new ArrayList<>();
        Optional<OrganizationId> last = Optional.empty();
        List<Organization> page;
        do {
            Optional<OrganizationId> after = last;
            page = ports().read(() -> ports().organizations().list(after, 2));
            page.forEach(organization -> seen.add(organization.id()));
            last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1).id());
        } while (!page.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(made);
    }

    @Test
    default void aWorkspacesNameIsUniqueInItsOrganizationInAnyCase() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        Workspace platform = workspace(acme, "Platform");
        ports().write(() -> ports().workspaces().add(platform));
        ports().write(() -> ports().workspaces().add(workspace(other, "Platform")));
        Workspace data = workspace(acme, "Data");
        ports().write(() -> ports().workspaces().add(data));

        Refusals.assertRefused(Problem.Code.DUPLICATE, () -> ports().write(
                        () -> ports().workspaces().add(workspace(acme, "PLATFORM"))));
        assertThat(ports().read(() -> ports().workspaces().of(acme))).containsExactly(data, platform);
    }

    private static Workspace workspace(OrganizationId organization, String name) {
        return new Workspace(organization, new WorkspaceId(Fixtures.newId()), name, Fixtures.NOON);
    }

    private static String newDomain() {
        return "d" + UUID.randomUUID() + ".example";
    }
}
