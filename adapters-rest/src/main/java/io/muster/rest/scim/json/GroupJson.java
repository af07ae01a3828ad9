package io.muster.rest.scim.json;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.text.Uuids;
import io.muster.rest.scim.schema.AttributePath;
import io.muster.rest.scim.schema.Urns;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Writes and reads groups as SCIM resources (RFC 7643 section 4.2). */
public final class GroupJson {
    @Tolerance({"read-only-ignored", "schemas-unchecked"})
    private static final Set<String> IGNORED = Set.of("schemas", "id", "meta");

    private GroupJson() {}

    /** The content of a whole resource; members are empty if the resource has no such attribute. */
    public record Body(GroupName displayName, Optional<ExternalId> externalId, Optional<NamedMembers> members) {}

    /** Returns the canonical resource without its members. */
    public static JsonObject write(DirectoryGroup group, String baseUrl) {
        JsonObjectBuilder json = ScimJson.BUILDERS
                .createObjectBuilder()
                .add("schemas", ScimJson.BUILDERS.createArrayBuilder().add(Urns.GROUP))
                .add("id", group.id().toString());
        group.externalId().ifPresent(externalId -> json.add("externalId", externalId.value()));
        String location = baseUrl + "/Groups/" + group.id();
        return json.add("displayName", group.displayName().value())
                .add("meta", MetaJson.write("Group", group.created(), group.lastModified(), location, group.version()))
                .build();
    }

    public static JsonObject member(GroupMember member, String baseUrl) {
        return ScimJson.BUILDERS
                .createObjectBuilder()
                .add("value", member.user().toString())
                .add("$ref", baseUrl + "/Users/" + member.user())
                .add("display", member.display())
                .add("type", "User")
                .build();
    }

    /** @throws Problem INVALID_VALUE naming the malformed attribute */
    @Tolerance("unknown-attributes")
    public static Body read(JsonObject json, Dialect dialect) {
        Optional<String> displayName = Optional.empty();
        Optional<String> externalId = Optional.empty();
        Optional<NamedMembers> members = Optional.empty();
        for (var attribute : json.entrySet()) {
            AttributePath path = AttributePath.parse(attribute.getKey());
            JsonValue value = attribute.getValue();
            switch (path.schema() == AttributePath.Schema.CORE ? path.key() : attribute.getKey()) {
                case "displayname" -> displayName = ScimJson.text("displayName", value);
                case "externalid" -> externalId = ScimJson.text("externalId", value);
                case "members" -> members = Optional.of(members(value, dialect));
                default -> {
                    if (dialect == Dialect.STRICT && !IGNORED.contains(path.key())) {
                        throw Problem.invalidValue("Unknown attribute " + Quoted.of(attribute.getKey()));
                    }
                }
            }
        }
        return new Body(
                GroupName.of(displayName.orElseThrow(() -> Problem.invalidValue("displayName is required"))),
                externalId.map(ExternalId::new),
                members);
    }

    /**
     * Returns the members in a value: an object with a {@code value}, a string, or an array of these.
     *
     * @throws Problem INVALID_VALUE if an element has no id, or, in the strict dialect, a malformed one
     */
    @Tolerance({"single-for-list", "member-null-ref"})
    public static NamedMembers members(JsonValue value, Dialect dialect) {
        if (ScimJson.isCleared(value)) {
            return NamedMembers.of(Set.of());
        }
        Set<UserId> ids = new LinkedHashSet<>();
        Map<UserId, String> malformed = new HashMap<>();
        for (JsonValue element : value instanceof JsonArray array ? array : List.of(value)) {
            JsonValue id = element instanceof JsonObject object
                    ? ScimJson.find(object, "value").orElse(JsonValue.NULL)
                    : element;
            String text = ScimJson.text("members.value", id)
                    .orElseThrow(() -> Problem.invalidValue("A member needs a value"));
            ids.add(member(text, dialect, malformed));
        }
        return new NamedMembers(ids, malformed);
    }

    /**
     * Returns the user id in the text. The tolerant dialect maps a malformed id to one that no user has: the member is
     * reported as unknown, and does not fail the members beside it.
     *
     * @param malformed receives the text of a malformed id
     */
    @Tolerance("unknown-members")
    public static UserId member(String text, Dialect dialect, Map<UserId, String> malformed) {
        Optional<UserId> id = Uuids.parse(text.strip()).map(UserId::new);
        if (id.isPresent()) {
            return id.get();
        }
        if (dialect == Dialect.STRICT) {
            throw Problem.invalidValue("Unknown member " + Quoted.of(text));
        }
        UserId nobody = new UserId(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
        malformed.put(nobody, text);
        return nobody;
    }
}
