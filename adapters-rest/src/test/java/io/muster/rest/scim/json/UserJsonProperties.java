package io.muster.rest.scim.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.DirectoryArbitraries;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Problem;
import io.muster.rest.json.InvalidJson;
import io.muster.rest.json.JsonObjects;
import io.muster.rest.scim.filter.ScimFilterParser;
import io.muster.rest.scim.patch.GroupPatchReader;
import io.muster.rest.scim.patch.UserPatch;
import io.muster.rest.scim.refusal.ScimRefusal;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UserJsonProperties {
    @Property(tries = 300)
    void profileSurvivesWritingAndReading(@ForAll("profiles") List<UserProfile> profiles) {
        for (UserProfile profile : profiles) {
            assertThat(UserJson.read(UserJson.profile(profile), Optional.empty(), Dialect.STRICT))
                    .isEqualTo(profile);
        }
    }

    @Property(tries = 300)
    void patchOfAllAttributesYieldsTheOtherProfile(@ForAll("profiles") List<UserProfile> profiles) {
        UserProfile from = profiles.get(0);
        UserProfile to = profiles.get(1);
        JsonObject target = UserJson.profile(to);
        var operations = Json.createArrayBuilder();
        UserJson.profile(from).keySet().stream()
                .filter(name -> !name.equals("userName") && !target.containsKey(name))
                .forEach(name -> operations.add(
                        Json.createObjectBuilder().add("op", "remove").add("path", name)));
        target.forEach((name, value) -> {
            // complex attributes are merged, so what is gone has to be cleared first
            if (value instanceof JsonObject) {
                operations.add(Json.createObjectBuilder().add("op", "remove").add("path", name));
            }
            operations.add(Json.createObjectBuilder()
                    .add("op", "replace")
                    .add("path", name)
                    .add("value", value));
        });
        JsonObject patch =
                Json.createObjectBuilder().add("Operations", operations).build();

        assertThat(UserPatch.read(patch, Dialect.STRICT).apply(from)).isEqualTo(withSameElements(to));
    }

    @Property(tries = 2_000)
    void malformedInputIsRefusedWithoutAnyOtherFailure(@ForAll("nonsense") String text) {
        refusedAtMost(() -> ScimFilterParser.parse(text, Dialect.TOLERANT));
        refusedAtMost(() -> UserJson.read(
                JsonObjects.parse(text.getBytes(StandardCharsets.UTF_8)), Optional.empty(), Dialect.TOLERANT));
        refusedAtMost(() -> UserPatch.read(JsonObjects.parse(text.getBytes(StandardCharsets.UTF_8)), Dialect.TOLERANT));
        refusedAtMost(() ->
                GroupPatchReader.read(JsonObjects.parse(text.getBytes(StandardCharsets.UTF_8)), Dialect.TOLERANT));
    }

    @Provide
    Arbitrary<List<UserProfile>> profiles() {
        return DirectoryArbitraries.profiles(2);
    }

    @Provide
    Arbitrary<String> nonsense() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        "(",
                        ")",
                        "\"",
                        ":",
                        ",",
                        "\\",
                        "userName",
                        "emails",
                        "Operations",
                        "op",
                        "add",
                        "path",
                        "value",
                        " ",
                        "eq",
                        "and",
                        "not",
                        "null",
                        "1e99999",
                        "true",
                        "members",
                        "\u0000",
                        "\ud800",
                        "ﷺ")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    /** Replaces each list by itself: a replacement adds elements one by one, so that equal ones become one. */
    private static UserProfile withSameElements(UserProfile profile) {
        JsonObject resource = UserJson.profile(profile);
        JsonObject once = Json.createObjectBuilder()
                .add(
                        "Operations",
                        Json.createArrayBuilder(resource.entrySet().stream()
                                        .filter(entry -> entry.getValue() instanceof JsonArray)
                                        .map(entry -> Json.createObjectBuilder()
                                                .add("op", "replace")
                                                .add("path", entry.getKey())
                                                .add("value", entry.getValue())
                                                .build())
                                        .toList())
                                .add(Json.createObjectBuilder()
                                        .add("op", "replace")
                                        .add("path", "active")
                                        .add("value", profile.active())))
                .build();
        return UserPatch.read(once, Dialect.STRICT).apply(profile);
    }

    private static void refusedAtMost(Runnable work) {
        try {
            work.run();
        } catch (Problem | ScimRefusal | InvalidJson refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
