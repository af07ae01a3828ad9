package io.muster.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schemas that microprofile-config.properties gives to classes of the domain agree with those classes. */
class SchemaConfigurationTest {
    private static final String PREFIX = "mp.openapi.schema.";

    @Test
    void eachConfiguredSchemaIsThatOfItsClass() throws Exception {
        Properties configuration = configuration();
        for (String key : configuration.stringPropertyNames()) {
            if (key.startsWith(PREFIX)) {
                Class<?> type = Class.forName(key.substring(PREFIX.length()));
                JsonObject schema = json(configuration.getProperty(key));
                if (type.isEnum()) {
                    assertThat(schema.getJsonArray("enum").getValuesAs(JsonString::getString))
                            .as(key)
                            .containsExactlyElementsOf(Stream.of(type.getEnumConstants())
                                    .map(Object::toString)
                                    .toList());
                } else {
                    assertThat(schema.getString("format")).as(key).isEqualTo("uuid");
                    assertThat(schema.getString("name")).as(key).isEqualTo(type.getSimpleName());
                }
            }
        }
    }

    private static Properties configuration() throws IOException {
        Properties configuration = new Properties();
        try (InputStream file = Objects.requireNonNull(
                BuildInfo.class.getResourceAsStream("/META-INF/microprofile-config.properties"))) {
            configuration.load(file);
        }
        return configuration;
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
