package io.muster.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.organization.Dialect;
import io.muster.rest.http.ClientLimits;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchCostTest {
    @Test
    void usualRequestsOfIdentityProvidersCostOneRequest() {
        assertThat(cost(Map.of())).isEqualTo(1);
        assertThat(cost(Map.of("filter", "userName eq \"ana\""))).isEqualTo(1);
        assertThat(cost(Map.of("filter", "emails[type eq \"work\"].value eq \"a@b\"")))
                .isLessThan(5);
        assertThat(cost(Map.of("startIndex", "4901", "count", "100"))).isEqualTo(1);
    }

    @Test
    void scansSortsAndFarPagesAreExpensive() {
        String terms = String.join(" or ", Collections.nCopies(64, "displayName co \"a\""));

        assertThat(cost(Map.of("filter", terms))).isEqualTo(320);
        assertThat(cost(Map.of("startIndex", "900001", "sortBy", "userName"))).isEqualTo(186);
        assertThat(cost(Map.of("filter", "not (title pr) and title ne \"x\""))).isEqualTo(10);
        assertThat(cost(Map.of("filter", terms))).isGreaterThan(ClientLimits.EXPENSIVE);
    }

    private static long cost(Map<String, String> parameters) {
        return SearchCost.of(
                SearchRequest.of(new MultivaluedHashMap<>(parameters)).users(Dialect.TOLERANT));
    }
}
