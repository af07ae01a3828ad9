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

    private static final List<String> SCHEMAS = List.of(Urns.GROUP);

    private GroupJson() {}

    /** The content of a whole resource; members are empty if the resource has no such attribute. */
    public record Body(GroupName displayName, Optional<ExternalId> externalId, Optional<NamedMembers> members) {}

    /** Writes the canonical resource without its members. */
    public static void write(Fields json, DirectoryGroup group, String baseUrl) {
        json.texts("schemas", SCHEMAS);
        json.text("id", group.id().toString());
        group.externalId().ifPresent(externalId -> json.text("externalId", externalId.value()));
        json.text("displayName", group.displayName().value());
        String location = baseUrl + "/Groups/" + group.id();
        MetaJson.write(json, "Group", group.created(), group.lastModified(), location, group.version());
    }

    public static void writeMember(Fields json, GroupMember member, String baseUrl) {
        json.text("value", member.user().toString());
        json.text("$ref", baseUrl + "/Users/" + member.user());
        json.text("display", member.display());
        json.text("type", "User");
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
