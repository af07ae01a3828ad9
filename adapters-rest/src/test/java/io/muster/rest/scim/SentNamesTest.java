package io.muster.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.rest.json.JsonObjects;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentNamesTest {
    @Test
    void userNameIsPreferredToDisplayName() {
        assertThat(name("{'displayName':'Ana Ruiz','username':' ana '}")).contains("ana");
        assertThat(name("{'DISPLAYNAME':'Team','userName':''}")).contains("Team");
    }

    @Test
    void otherValuesThanTextAreNoName() {
        assertThat(name("{'userName':5,'displayName':['x']}")).isEmpty();
        assertThat(name("{}")).isEmpty();
    }

    @Test
    void nameIsBoundedAndFreeOfControlCharacters() {
        assertThat(name("{'userName':'a\\u0000b\\ud800'}")).contains("a\ufffdb\ufffd");
        assertThat(name("{'userName':'" + "x".repeat(100_000) + "'}"))
                .hasValueSatisfying(name -> assertThat(name).hasSize(256));
    }

    private static Optional<String> name(String json) {
        return SentNames.of(JsonObjects.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
