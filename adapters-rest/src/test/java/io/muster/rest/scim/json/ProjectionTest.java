package io.muster.rest.scim.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private final JsonObject resource = Json.createObjectBuilder()
            .add("id", "1")
            .add("userName", "ana")
            .add("title", "Boss")
            .build();

    @Test
    void unknownNamesHaveNoEffect() {
        assertThat(Projection.of(List.of("title,shoeSize"), List.of()).apply(resource))
                .containsOnlyKeys("id", "title");
        assertThat(Projection.of(List.of(), List.of("shoeSize")).apply(resource))
                .isEqualTo(resource);
    }
}
