package io.muster.application.testing.contract;

import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface OrganizationsContract {
    Ports ports();

    @Test
    default void organizationIsReadAsStored() {
        Organization acme = added(Fixtures.acme(newDomain(), OrgRole.DEVELOPER));

        assertThat(find(acme.id())).contains(acme);
        assertThat(ports().unitOfWork().write(() -> ports().organizations().lock(acme.id())))
                .contains(acme);
    }

    @Test
    default void changedOrganizationIsReadAsSaved() {
        Organization acme = added(Fixtures.acme(newDomain(), OrgRole.DEVELOPER));
        Organization changed = acme.withPolicy("Renamed", Dialect.STRICT, true)
                .withSso(Optional.empty(), Set.of(), false)
                .organization();

        ports().unitOfWork().run(() -> ports().organizations().save(changed));

        assertThat(find(acme.id())).contains(changed);
    }

    @Test
    default void unknownOrganizationIsNotFound() {
        assertThat(find(new OrganizationId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    default void verifiedDomainOfAnotherOrganizationIsADuplicate() {
        String domain = newDomain();
        Organization first = added(Fixtures.acme(domain, OrgRole.VIEWER));
        Organization second = Fixtures.acme(domain, OrgRole.VIEWER);

        assertRefused(Problem.Code.DUPLICATE, () -> added(second));

        assertThat(owner(domain)).contains(first.id());
        assertThat(find(second.id())).isEmpty();
    }

    @Test
    default void releasedDomainCanBeVerifiedByAnotherOrganization() {
        String domain = newDomain();
        Organization first = added(Fixtures.acme(domain, OrgRole.VIEWER));
        ports().unitOfWork().run(() -> ports().organizations()
                .save(first.withSso(Optional.empty(), Set.of(), false).organization()));

        Organization second = added(Fixtures.acme(domain, OrgRole.VIEWER));

        assertThat(owner(domain)).contains(second.id());
    }

    @Test
    default void organizationsAreListedPageByPageInTheOrderOfTheirIds() {
        List<OrganizationId> created = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            created.add(Fixtures.newOrganization(ports()));
        }
        List<OrganizationId> seen = new ArrayList<>();
        Optional<OrganizationId> last = Optional.empty();
        Slice<Organization> page;
        do {
            Optional<OrganizationId> after = last;
            page = ports().unitOfWork().read(() -> ports().organizations().list(after, 2));
            page.items().forEach(organization -> seen.add(organization.id()));
            last = Optional.of(seen.get(seen.size() - 1));
        } while (page.more());

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(created);
    }

    @Test
    default void pageOfOrganizationsEndsWithTheOneWhoseDomainsFillIt() {
        OrganizationId before = Fixtures.newOrganization(ports());
        String longest = ("." + "x".repeat(60)).repeat(3) + ".example";
        Set<DomainName> domains = Stream.generate(() -> DomainName.of(newDomain() + longest))
                .limit(Slice.MAX_BYTES / longest.length())
                .collect(Collectors.toSet());
        Organization large = added(Fixtures.acme(newDomain(), OrgRole.VIEWER));
        Organization full = large.withSso(Optional.empty(), domains, false).organization();
        ports().unitOfWork().run(() -> ports().organizations().save(full));
        added(Fixtures.acme(newDomain(), OrgRole.VIEWER));

        Slice<Organization> page =
                ports().unitOfWork().read(() -> ports().organizations().list(Optional.of(before), 10));

        assertThat(page.items()).containsExactly(full);
        assertThat(page.more()).isTrue();
        ports().unitOfWork().run(() -> ports().organizations()
                .save(full.withSso(Optional.empty(), Set.of(), false).organization()));
    }

    private Organization added(Organization organization) {
        ports().unitOfWork().run(() -> ports().organizations().add(organization));
        return organization;
    }

    private Optional<Organization> find(OrganizationId id) {
        return ports().unitOfWork().read(() -> ports().organizations().find(id));
    }

    private Optional<OrganizationId> owner(String domain) {
        return ports().unitOfWork().read(() -> ports().organizations().ownerOf(DomainName.of(domain)));
    }

    private static String newDomain() {
        return "d" + UUID.randomUUID() + ".example";
    }
}
