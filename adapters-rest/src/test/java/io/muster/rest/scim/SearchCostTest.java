package io.muster.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.organization.Dialect;
import io.muster.rest.http.ClientLimits;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCostTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"ana\"",
                "externalId eq jyoung",
                "displayName eq \"Ana\"",
                "emails eq \"a@b.example\"",
                "emails.value eq \"a@b.example\"",
                "emails[type eq \"work\"].value eq \"a@b.example\"",
                "emails[type eq \"work\" and value eq \"a@b.example\"]",
                "userName eq \"ana\" and active eq \"True\"",
                "id eq \"2819c223-7f76-453a-919d-413861904646\" and manager eq \"26118915-6090-4610-87e4-49d8ca9f808d\""
            })
    void usualLookUpsOfUsersCostOneRequest(String filter) {
        assertThat(ofUsers(filter)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "displayName eq \"Sales\"",
                "externalId eq \"sales\"",
                "members[value eq \"2819c223-7f76-453a-919d-413861904646\"]",
                "id eq \"2819c223-7f76-453a-919d-413861904646\" and members eq \"26118915-6090-4610-87e4-49d8ca9f808d\""
            })
    void usualLookUpsOfGroupsCostOneRequest(String filter) {
        assertThat(SearchCost.of(request(Map.of("filter", filter)).groups(Dialect.TOLERANT)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "active eq true                                        | 5",
                "department eq \"Sales\"                               | 5",
                "manager eq \"26118915\"                               | 5",
                "emails.type eq \"work\"                               | 5",
                "roles.value eq \"user\"                               | 5",
                "userName sw \"a\"                                     | 5",
                "not (userName eq \"ana\")                             | 5",
                "not (emails.value eq \"a@b.example\")                 | 5",
                "not (userName eq \"ana\" and not (title eq \"x\"))    | 10",
                "not (title pr) and title ne \"x\"                     | 10",
                "userName eq \"ana\" or title eq \"x\"                 | 6",
                "userName eq \"ana\" or userName eq \"ben\"            | 2",
                "title eq \"x\" and (userName eq \"a\" or id eq \"b\") | 2"
            })
    void onlyTermsThatAnIndexAnswersAreCheap(String filter, long requests) {
        assertThat(ofUsers(filter)).isEqualTo(requests);
    }

    @Test
    void sortsAndFarPagesCostMoreThanTheFirstPage() {
        assertThat(cost(Map.of())).isEqualTo(1);
        assertThat(cost(Map.of("startIndex", "4901", "count", "100"))).isEqualTo(1);
        assertThat(cost(Map.of("startIndex", "900001", "sortBy", "userName"))).isEqualTo(186);
    }

    @Test
    void filterOfManyTermsIsExpensive() {
        String scans = String.join(" or ", Collections.nCopies(64, "displayName co \"a\""));

        assertThat(ofUsers(scans)).isEqualTo(320).isGreaterThan(ClientLimits.EXPENSIVE);
    }

    private static long ofUsers(String filter) {
        return cost(Map.of("filter", filter));
    }

    private static long cost(Map<String, String> parameters) {
        return SearchCost.of(request(parameters).users(Dialect.TOLERANT));
    }

    private static SearchRequest request(Map<String, String> parameters) {
        return SearchRequest.of(new MultivaluedHashMap<>(parameters));
    }
}
