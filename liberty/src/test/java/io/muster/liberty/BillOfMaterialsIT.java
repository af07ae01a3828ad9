package io.muster.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The CycloneDX document that the build writes of the WAR, and the licenses of what is in it. */
class BillOfMaterialsIT {
    private static final Path DOCUMENT = Path.of("target/bom.json");
    private static final Path WAR = Path.of("target/muster.war");
    private static final String LIBRARIES = "WEB-INF/lib/";

    /** SPDX ids. Of several licenses of a library, one of these is enough: its user may choose. */
    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MIT", "MPL-2.0", "Unicode-3.0");

    @Test
    void documentListsExactlyTheLibrariesOfTheWar() throws IOException {
        List<String> listed = components(document())
                .map(component -> component.getString("name") + "-" + component.getString("version") + ".jar")
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(librariesOfTheWar());
    }

    @Test
    void everyLibraryOfTheWarHasAnAllowedLicense() throws IOException {
        assertThat(withoutAllowedLicense(document())).isEmpty();
    }

    @Test
    void libraryIsFoundIfItsLicenseIsNotAllowedOrMissing() {
        assertThat(withoutAllowedLicense("""
                        {"components": [
                          {"name": "strong", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]},
                          {"name": "home-made", "licenses": [{"license": {"name": "Ask us"}}]},
                          {"name": "both", "licenses": [{"expression": "MIT AND AGPL-3.0-only"}]},
                          {"name": "silent"},
                          {"name": "choice", "licenses": [{"license": {"id": "AGPL-3.0-only"}}, {"license": {"id": "MIT"}}]}
                        ]}""")).containsExactly("strong", "home-made", "both", "silent");
    }

    private static String document() throws IOException {
        assumeFalse(
                System.getProperty("maven.mode", "").equals("offline true"),
                "the CycloneDX plugin writes nothing when Maven is offline");
        return Files.readString(DOCUMENT);
    }

    private static List<String> withoutAllowedLicense(String document) {
        return components(document)
                .filter(component -> licenses(component).noneMatch(ALLOWED::contains))
                .map(component -> component.getString("name"))
                .toList();
    }

    private static Stream<String> licenses(JsonObject component) {
        return component.containsKey("licenses")
                ? component.getJsonArray("licenses").getValuesAs(JsonObject.class).stream()
                        .filter(choice -> choice.containsKey("license"))
                        .map(choice -> choice.getJsonObject("license").getString("id", ""))
                : Stream.empty();
    }

    private static Stream<JsonObject> components(String document) {
        try (JsonReader reader = Json.createReader(new StringReader(document))) {
            return reader.readObject().getJsonArray("components").getValuesAs(JsonObject.class).stream();
        }
    }

    private static List<String> librariesOfTheWar() throws IOException {
        try (JarFile war = new JarFile(WAR.toFile())) {
            return war.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .toList();
        }
    }
}
