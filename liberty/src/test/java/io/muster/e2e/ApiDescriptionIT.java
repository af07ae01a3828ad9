package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.muster.rest.admin.MustBePresent;
import jakarta.annotation.Nonnull;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The OpenAPI document of a running server is complete and valid, and a client can be generated from it. */
class ApiDescriptionIT {
    private static final Path GENERATOR = Path.of("target/openapi/openapi-generator-cli.jar");
    private static final Path WORK = Path.of("target/openapi/client");
    private static final Path DOCUMENT = Path.of("target/openapi/openapi.json");
    private static final MusterServer SERVER = MusterServer.H2;

    private static JsonObject described = JsonValue.EMPTY_JSON_OBJECT;

    @BeforeAll
    static void readTheDocument() throws IOException {
        Answer answer = Client.of(SERVER.url().toString(), SERVER.apiKey())
                .with("Accept", "application/json")
                .get("/openapi")
                .is(200);
        described = answer.json();
        Files.createDirectories(DOCUMENT.getParent());
        Files.writeString(DOCUMENT, answer.body());
    }

    @Test
    void documentIsValid() throws Exception {
        assertThat(run(Map.of(), java(), "-jar", GENERATOR.toString(), "validate", "-i", DOCUMENT.toString()))
                .anyMatch(line -> line.contains("No validation issues detected"));
    }

    @Test
    void serverLogsNoComplaintAboutTheDocument() {
        assertThat(SERVER.process().logged())
                .filteredOn(line -> line.contains("CWWKO16") || line.contains("SROAP"))
                .allMatch(line -> line.contains("\"loglevel\":\"INFO\""));
    }

    @Test
    void serverInTheDocumentIsThePublicUrl() {
        assertThat(described.getJsonArray("servers").getJsonObject(0).getString("url"))
                .isEqualTo(SERVER.url().toString());
    }

    /** A second schema of the same name gets a number. */
    @Test
    void eachSchemaHasANameOfItsOwn() {
        assertThat(schemas().keySet()).hasSizeGreaterThan(100).noneMatch(name -> name.matches(".*\\d"));
    }

    @Test
    void versionIsDescribedAsItAnswers() {
        JsonObject answer = Client.of(SERVER.url() + "/api/v1", "")
                .without("Authorization")
                .get("/version")
                .is(200)
                .json();
        JsonObject operation = described
                .getJsonObject("paths")
                .getJsonObject("/api/v1/version")
                .getJsonObject("get");

        assertThat(operation.getJsonArray("security")).isEmpty();
        JsonObject schema = operation
                .getJsonObject("responses")
                .getJsonObject("200")
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema");
        assertThat(schema.getJsonObject("properties").keySet()).containsAll(answer.keySet());
        assertThat(answer.keySet()).containsAll(strings(schema, "required"));
    }

    @Test
    void numbersOfASearchAreIntegers() {
        JsonObject users = described
                .getJsonObject("paths")
                .getJsonObject("/api/v1/scim/{org}/v2/Users")
                .getJsonObject("get");

        assertThat(ApiOperation.parameters(users)
                        .filter(parameter ->
                                parameter.getJsonObject("schema").toString().contains("\"integer\""))
                        .map(parameter -> parameter.getString("name")))
                .containsExactlyInAnyOrder("count", "startIndex");
    }

    @Test
    void everyOperationHasAUniqueIdAShortSummaryAndItsRefusals() {
        Set<String> ids = new HashSet<>();
        for (ApiOperation operation : operations()) {
            JsonObject json = operation.json();
            assertThat(ids.add(json.getString("operationId")))
                    .as(operation.name())
                    .isTrue();
            assertThat(json.getString("summary")).as(operation.name()).hasSizeBetween(5, 80);
            assertThat(json.getJsonArray("tags")).as(operation.name()).isNotEmpty();
            assertThat(json.getJsonObject("responses").keySet())
                    .as(operation.name())
                    .contains("400", "401", "406", "default")
                    .anyMatch(status -> status.startsWith("2"));
            if (json.containsKey("requestBody")) {
                assertThat(json.getJsonObject("responses").keySet())
                        .as(operation.name())
                        .contains("413");
            }
        }
        assertThat(ids).hasSizeGreaterThan(70);
    }

    @Test
    void everyAnswerWithABodyHasASchema() {
        for (ApiOperation operation : operations()) {
            operation.json().getJsonObject("responses").forEach((status, response) -> {
                if (!status.equals("204") && !status.equals("304")) {
                    response.asJsonObject().getJsonObject("content").forEach((type, content) -> assertThat(
                                    content.asJsonObject())
                            .as(operation.name() + " " + status + " " + type)
                            .containsKey("schema"));
                }
            });
        }
    }

    @Test
    void everyScimAnswerAndEveryExportHasAnExample() {
        int examples = 0;
        for (ApiOperation operation : operations()) {
            if (operation.name().contains("/scim/") || operation.name().endsWith("/export")) {
                for (Map.Entry<String, JsonValue> response :
                        operation.json().getJsonObject("responses").entrySet()) {
                    JsonObject content = response.getValue().asJsonObject().getJsonObject("content");
                    if (response.getKey().startsWith("2") && content != null) {
                        for (JsonValue type : content.values()) {
                            assertThat(type.asJsonObject()
                                            .getJsonObject("schema")
                                            .getJsonArray("examples"))
                                    .as(operation.name())
                                    .isNotEmpty();
                            examples++;
                        }
                    }
                }
            }
        }
        assertThat(examples).isGreaterThan(18);
    }

    /** Enumerated values and booleans are their own examples. */
    @Test
    void everyFieldOfAnAnswerOfTheAdminApiHasAnExample() {
        Set<String> lacking = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        for (ApiOperation operation : operations()) {
            if (!operation.name().contains("/scim/")) {
                operation.json().getJsonObject("responses").forEach((status, response) -> {
                    JsonObject content = response.asJsonObject().getJsonObject("content");
                    if (status.startsWith("2") && content != null) {
                        content.forEach((type, media) -> findFieldsWithoutExample(
                                media.asJsonObject().getJsonObject("schema"),
                                operation.name() + " " + type,
                                seen,
                                lacking));
                    }
                });
            }
        }

        assertThat(seen).hasSizeGreaterThan(100);
        assertThat(lacking).isEmpty();
    }

    private static void findFieldsWithoutExample(
            JsonObject schema, String place, Set<String> seen, Set<String> lacking) {
        String reference = schema.getString("$ref", "");
        if (!reference.isEmpty()) {
            if (seen.add(reference)) {
                String name = reference.substring(reference.lastIndexOf('/') + 1);
                findFieldsWithoutExample(resolved(schema), name, seen, lacking);
            }
        } else if (schema.containsKey("properties")) {
            schema.getJsonObject("properties")
                    .forEach((name, property) ->
                            findFieldsWithoutExample(property.asJsonObject(), place + "." + name, seen, lacking));
        } else if (!schema.containsKey("examples")) {
            Stream.of("allOf", "anyOf", "oneOf")
                    .filter(schema::containsKey)
                    .flatMap(choice -> schema.getJsonArray(choice).stream())
                    .forEach(choice -> findFieldsWithoutExample(choice.asJsonObject(), place, seen, lacking));
            Stream.of("items", "additionalProperties")
                    .filter(schema::containsKey)
                    .forEach(inner -> findFieldsWithoutExample(schema.getJsonObject(inner), place, seen, lacking));
            if (!schema.containsKey("enum") && isTextOrNumber(schema)) {
                lacking.add(place);
            }
        }
    }

    private static boolean isTextOrNumber(JsonObject schema) {
        String type = String.valueOf(schema.get("type"));
        return type.contains("string") || type.contains("integer") || type.contains("number");
    }

    @Test
    void examplesOfRefusalsHaveTheStatusThatTheyAreFor() {
        for (ApiOperation operation : operations()) {
            operation.json().getJsonObject("responses").forEach((status, response) -> {
                if (status.startsWith("4")) {
                    JsonObject example = response.asJsonObject().getJsonObject("content").values().stream()
                            .findFirst()
                            .orElseThrow()
                            .asJsonObject()
                            .getJsonObject("example");
                    assertThat(String.valueOf(example.get("status")).replace("\"", ""))
                            .as(operation.name())
                            .isEqualTo(status);
                }
            });
        }
    }

    @Test
    void everyOperationStatesItsRateAndWhenToTryAgain() {
        operations().forEach(operation -> {
            JsonObject responses = operation.json().getJsonObject("responses");
            assertThat(responses.getJsonObject("429").getJsonObject("headers").keySet())
                    .as(operation.name())
                    .contains("Retry-After", "RateLimit", "RateLimit-Policy");
            assertThat(responses.keySet()).as(operation.name()).contains("503");
        });
    }

    @Test
    void scimWritesHaveTheStatusesThatTheyAnswerWith() {
        assertThat(statuses("post /api/v1/scim/{org}/v2/Users")).contains("201", "409", "415", "429");
        assertThat(statuses("patch /api/v1/scim/{org}/v2/Groups/{id}")).contains("200", "204", "403", "409", "412");
        assertThat(statuses("delete /api/v1/scim/{org}/v2/Users/{id}"))
                .contains("204", "403", "412")
                .doesNotContain("200", "409", "413");
        assertThat(statuses("get /api/v1/scim/{org}/v2/Users/{id}")).contains("200", "304");
    }

    @Test
    void everyRequestBodyHasASchemaWithAnExample() {
        int bodies = 0;
        for (ApiOperation operation : operations()) {
            JsonObject body = operation.json().getJsonObject("requestBody");
            if (body != null) {
                for (JsonValue content : body.getJsonObject("content").values()) {
                    JsonObject schema = resolved(content.asJsonObject().getJsonObject("schema"));
                    assertThat(schema.getJsonArray("examples").getJsonObject(0))
                            .as(operation.name())
                            .isNotEmpty();
                    bodies++;
                }
            }
        }
        assertThat(bodies).isGreaterThan(20);
    }

    @Test
    void everyParameterIsDescribed() {
        for (Map.Entry<String, JsonValue> path :
                described.getJsonObject("paths").entrySet()) {
            Stream.concat(
                            ApiOperation.parameters(path.getValue().asJsonObject()),
                            operations().stream()
                                    .filter(operation -> operation.name().endsWith(" " + path.getKey()))
                                    .flatMap(operation -> ApiOperation.parameters(operation.json())))
                    .forEach(parameter -> assertThat(parameter.getString("description", ""))
                            .as(path.getKey() + " " + parameter.getString("name"))
                            .isNotBlank());
        }
    }

    @Test
    void fieldIsRequiredUnlessItsComponentIsOptional() {
        int records = 0;
        for (JavaClass type : new ClassFileImporter().importPackages("io.muster.rest")) {
            JsonObject schema = schemas().getJsonObject(type.getSimpleName());
            if (type.isRecord() && schema != null) {
                List<String> required = Stream.of(type.reflect().getRecordComponents())
                        .filter(component -> component.getType() != Optional.class
                                || component.isAnnotationPresent(MustBePresent.class))
                        .map(RecordComponent::getName)
                        .toList();
                assertThat(schema.containsKey("required") ? strings(schema, "required") : List.<String>of())
                        .as(type.getName())
                        .containsExactlyInAnyOrderElementsOf(required);
                records++;
            }
        }
        assertThat(records).isGreaterThan(60);
    }

    @Test
    void enumsAreListed() {
        assertThat(strings(schemas().getJsonObject("Plan"), "enum"))
                .containsExactly("STARTER", "BUSINESS", "ENTERPRISE");
        assertThat(strings(schemas().getJsonObject("RemovalState"), "enum")).contains("HELD", "WITHDRAWN");
    }

    @Test
    @Timeout(180)
    void generatedClientCompilesAndCreatesAnOrganization() throws Exception {
        run(
                Map.of(),
                java(),
                "-jar",
                GENERATOR.toString(),
                "generate",
                "-i",
                DOCUMENT.toString(),
                "-g",
                "java",
                "--library",
                "native",
                "-o",
                WORK.toString(),
                "--additional-properties=openApiNullable=false,useJakartaEe=true",
                "--global-property",
                "apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false");
        List<String> compile = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-nowarn",
                "-proc:none",
                "-d",
                WORK.resolve("classes").toString(),
                "-cp",
                GENERATOR + File.pathSeparator + annotations()));
        compile.addAll(sources());
        run(Map.of(), compile.toArray(String[]::new));

        List<String> printed = run(
                Map.of("API_KEY", SERVER.apiKey()),
                java(),
                "-cp",
                WORK.resolve("classes") + File.pathSeparator + GENERATOR,
                "CreateOrganization",
                SERVER.url().toString());

        String id = printed.get(printed.size() - 1).split(" ", 2)[0];
        assertThat(printed.get(printed.size() - 1)).isEqualTo(id + " BUSINESS MANUAL");
        Client.of(SERVER.url() + "/api/v1", SERVER.apiKey())
                .get("/organizations/" + id)
                .is(200)
                .has("/name", "Generated");
    }

    private static List<String> sources() throws IOException, URISyntaxException {
        URI program = ApiDescriptionIT.class
                .getResource("/client/CreateOrganization.java")
                .toURI();
        try (Stream<Path> generated = Files.walk(WORK.resolve("src/main/java"))) {
            return Stream.concat(
                            generated.filter(file -> file.toString().endsWith(".java")), Stream.of(Path.of(program)))
                    .map(Path::toString)
                    .toList();
        }
    }

    /** Returns the only library that the generated code needs and the generator does not contain. */
    private static String annotations() throws URISyntaxException {
        return Path.of(Nonnull.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    private static List<ApiOperation> operations() {
        return ApiOperation.of(described);
    }

    private static Set<String> statuses(String name) {
        return operations().stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow()
                .json()
                .getJsonObject("responses")
                .keySet();
    }

    private static JsonObject schemas() {
        return described.getJsonObject("components").getJsonObject("schemas");
    }

    private static JsonObject resolved(JsonObject schema) {
        String reference = schema.getString("$ref", "");
        return reference.isEmpty()
                ? schema
                : schemas().getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static List<String> strings(JsonObject schema, String name) {
        return schema.getJsonArray(name).getValuesAs(JsonString::getString);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs a command that succeeds, and returns what it has printed. */
    private static List<String> run(Map<String, String> environment, String... command) throws Exception {
        Path output = Files.createTempFile(Path.of("target"), "openapi", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroy();
        }
        List<String> printed = Files.readAllLines(output);
        Files.delete(output);
        assertThat(process.exitValue()).as(String.join("\n", printed)).isZero();
        return printed;
    }
}
