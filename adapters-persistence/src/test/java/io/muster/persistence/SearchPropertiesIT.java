package io.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.DirectoryArbitraries;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.fake.Resources;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.FilterEvaluation;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.OrganizationId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** For random users and filters, each database selects the same users as the evaluation in memory. */
class SearchPropertiesIT {
    @Property(tries = 60)
    void filtersSelectTheSameUsersOnH2AsInMemory(
            @ForAll("profiles") List<UserProfile> profiles, @ForAll("filters") List<Filter<UserAttribute>> filters) {
        check(Databases.ports(Databases.h2()), profiles, filters);
    }

    @Property(tries = 60)
    void filtersSelectTheSameUsersOnPostgresAsInMemory(
            @ForAll("profiles") List<UserProfile> profiles, @ForAll("filters") List<Filter<UserAttribute>> filters) {
        check(Databases.ports(Databases.postgres()), profiles, filters);
    }

    /** Tests random page sizes with users that are added and removed between the pages. */
    @Property(tries = 40)
    void pagesByCursorContainEveryRemainingUserOnce(
            @ForAll @IntRange(min = 1, max = 7) int size,
            @ForAll @Size(max = 6) List<@IntRange(max = 11) Integer> leaving,
            @ForAll boolean onPostgres) {
        Ports ports = Databases.ports(onPostgres ? Databases.postgres() : Databases.h2());
        OrganizationId organization = Fixtures.newOrganization(ports);
        List<DirectoryUser> users = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            users.add(Fixtures.added(ports, Fixtures.user(organization, "user" + number)));
        }
        List<DirectoryUser> staying = new ArrayList<>(users);
        Iterator<Integer> departures = leaving.iterator();
        List<DirectoryUser> seen = new ArrayList<>();
        Optional<UUID> last = Optional.empty();
        do {
            Search<UserAttribute> next =
                    new Search<>(Optional.empty(), Optional.empty(), new Search.Page.After(last, size));
            SearchPage<DirectoryUser> page =
                    ports.unitOfWork().read(() -> ports.users().search(organization, next));
            seen.addAll(page.items());
            last = page.next();
            if (departures.hasNext()) {
                DirectoryUser gone = users.get(departures.next());
                ports.unitOfWork().run(() -> ports.users().remove(organization, gone.id()));
                staying.remove(gone);
                Fixtures.added(ports, Fixtures.user(organization, "late" + Fixtures.newId()));
            }
        } while (last.isPresent());

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(staying);
    }

    @Provide
    Arbitrary<List<UserProfile>> profiles() {
        return DirectoryArbitraries.profiles(8);
    }

    @Provide
    Arbitrary<List<Filter<UserAttribute>>> filters() {
        return DirectoryArbitraries.filters(3).list().ofSize(8);
    }

    private static void check(Ports ports, List<UserProfile> profiles, List<Filter<UserAttribute>> filters) {
        OrganizationId organization = Fixtures.newOrganization(ports);
        List<DirectoryUser> users = profiles.stream()
                .map(profile -> Fixtures.added(ports, Fixtures.user(organization, profile)))
                .toList();
        for (Filter<UserAttribute> filter : filters) {
            Search<UserAttribute> search =
                    new Search<>(Optional.of(filter), Optional.empty(), new Search.Page.FromIndex(1, 100));

            assertThat(ports.unitOfWork()
                            .read(() -> ports.users().search(organization, search))
                            .items())
                    .as(filter.toString())
                    .containsExactlyElementsOf(users.stream()
                            .filter(user -> FilterEvaluation.matches(filter, new Resources.User(user, List.of())))
                            .toList());
        }
    }
}
