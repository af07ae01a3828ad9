package io.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.DirectoryArbitraries;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Ports;
import io.muster.application.testing.Resources;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.FilterEvaluation;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** For any people and any question, the database finds whom the evaluation in memory finds. */
class SearchProperties {
    @Property(tries = 60)
    void h2FindsWhomTheEvaluationFinds(
            @ForAll("profiles") List<UserProfile> profiles, @ForAll("filters") List<Filter<UserAttribute>> filters) {
        check(Databases.ports(Databases.h2()), profiles, filters);
    }

    @Property(tries = 60)
    void postgresFindsWhomTheEvaluationFinds(
            @ForAll("profiles") List<UserProfile> profiles, @ForAll("filters") List<Filter<UserAttribute>> filters) {
        check(Databases.ports(Databases.postgres()), profiles, filters);
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

            assertThat(ports.read(() -> ports.users().search(organization, search))
                            .items())
                    .as(filter.toString())
                    .containsExactlyElementsOf(users.stream()
                            .filter(user -> FilterEvaluation.matches(filter, new Resources.User(user, List.of())))
                            .toList());
        }
    }
}
