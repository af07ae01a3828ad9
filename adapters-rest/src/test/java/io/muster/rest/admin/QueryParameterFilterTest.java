package io.muster.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Problem;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

class QueryParameterFilterTest {
    @NullUnmarked // nobody fills the fields
    static class Filter {
        @QueryParam("status")
        String status;

        String notAParameter;

        @BeanParam
        PageRequest page;
    }

    @SuppressWarnings("unused") // read by reflection
    static class Resource {
        void list(@PathParam("id") String id, @QueryParam("text") String text, @BeanParam Filter filter) {}

        void get(@PathParam("id") String id) {}
    }

    @Test
    void namesAreThoseOfParametersAndOfBeansInBeans() {
        assertThat(names("list")).containsExactly("cursor", "limit", "status", "text");
        assertThat(names("get")).isEmpty();
    }

    @Test
    void aKnownNamePassesInItsOwnSpellingOnly() {
        Set<String> known = new TreeSet<>(Set.of("status", "text"));

        assertThatCode(() -> QueryParameterFilter.requireKnown("status", known)).doesNotThrowAnyException();
        assertThatThrownBy(() -> QueryParameterFilter.requireKnown("stauts", known))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(Problem.Code.INVALID_VALUE))
                .hasMessage("There is no query parameter stauts; known are status, text");
        assertThatThrownBy(() -> QueryParameterFilter.requireKnown("Status", known))
                .isInstanceOf(Problem.class);
    }

    @Test
    void refusalOfAnOperationWithoutParametersSaysThatItHasNone() {
        assertThatThrownBy(() -> QueryParameterFilter.requireKnown("x".repeat(1_000), Set.of()))
                .hasMessage("There is no query parameter " + "x".repeat(255) + "…; this request has none");
    }

    @Test
    void repeatedParameterIsRefusedByName() {
        assertThatCode(() -> QueryParameterFilter.requireOnce("status", List.of("FAILED")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> QueryParameterFilter.requireOnce("status", List.of("FAILED", "FAILED")))
                .hasMessage("The query parameter status must not be repeated");
    }

    private static Set<String> names(String method) {
        return Stream.of(Resource.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(method))
                .map(QueryParameterFilter::namesOf)
                .findFirst()
                .orElseThrow();
    }
}
