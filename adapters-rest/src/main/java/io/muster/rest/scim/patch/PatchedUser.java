package io.muster.rest.scim.patch;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Problem;
import io.muster.rest.scim.json.ScimJson;
import io.muster.rest.scim.patch.PatchOperation.Op;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import io.muster.rest.scim.schema.AttributeNames;
import io.muster.rest.scim.schema.AttributeNames.Container;
import io.muster.rest.scim.schema.AttributePath;
import io.muster.rest.scim.schema.Urns;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Applies PATCH operations, one after the other, to the canonical resource of a user. */
final class PatchedUser {
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final Set<String> READ_ONLY = Set.of("id", "meta", "groups");

    @Tolerance({"password-dropped", "schemas-unchecked"})
    private static final Set<String> DROPPED = Set.of("schemas", "password");

    private final Map<String, JsonValue> attributes;
    private final Map<String, PatchedElements> elements = new LinkedHashMap<>();
    private final PatchWork work = new PatchWork();
    private final Dialect dialect;

    PatchedUser(JsonObject resource, Dialect dialect) {
        this.attributes = new LinkedHashMap<>(resource);
        this.dialect = dialect;
    }

    /** Returns the resource after the last operation. */
    JsonObject finished() {
        elements.forEach((name, patched) -> {
            JsonArray finished = patched.finished();
            put(attributes, name, finished.isEmpty(), finished);
        });
        return json(attributes);
    }

    void apply(PatchOperation operation) {
        PatchPath path = operation.path();
        AttributePath attribute = path.attribute();
        if (attribute.schema() == AttributePath.Schema.UNKNOWN) {
            refuseUnknown(operation, dialect == Dialect.STRICT);
        } else if (attribute.names().isEmpty()) {
            members(operation, operation.value(), attribute.schema());
        } else if (READ_ONLY.contains(attribute.head())) {
            refuseReadOnly(operation);
        } else if (!DROPPED.contains(attribute.head())) {
            known(operation);
        }
    }

    private void known(PatchOperation operation) {
        String head = operation.path().attribute().head();
        Optional<String> part = operation.path().part();
        if (head.equals("name") && part.isEmpty()) {
            members(operation, operation.value(), AttributePath.Schema.CORE);
        } else if (head.equals("addresses")) {
            elements("addresses", operation);
        } else {
            String key = part.filter(name -> head.equals("name"))
                    .map(name -> "name." + name)
                    .orElse(head);
            AttributeNames.userAttribute(key)
                    .ifPresentOrElse(attribute -> set(attribute, operation), () -> refuseUnknown(operation, true));
        }
    }

    /** Sets each sub-attribute in an object; a removal clears all of them. */
    private void members(PatchOperation operation, JsonValue value, AttributePath.Schema schema) {
        boolean name = operation.path().attribute().head().equals("name");
        if (operation.op() == Op.REMOVE || ScimJson.isCleared(value)) {
            if (name) {
                attributes.remove("name");
            } else if (schema == AttributePath.Schema.ENTERPRISE) {
                attributes.remove(Urns.ENTERPRISE);
            }
            return;
        }
        if (!(value instanceof JsonObject object)) {
            throw Problem.invalidValue(operation.path().quoted() + " must be an object");
        }
        work.add(object.size());
        object.forEach((key, part) ->
                apply(new PatchOperation(operation.op(), PatchPath.parse("name." + key, dialect), part, true)));
    }

    private void set(UserAttribute attribute, PatchOperation operation) {
        AttributeNames.Place place = AttributeNames.DETAILS.get(attribute);
        if (place != null) {
            detail(attribute, place, operation);
        } else if (UserAttribute.PLURALS.contains(attribute)) {
            elements(attribute.wireName(), operation);
        } else {
            switch (attribute) {
                case USER_NAME -> single("userName", operation);
                case EXTERNAL_ID -> single("externalId", operation);
                case ACTIVE -> active(operation);
                default -> refuseReadOnly(operation);
            }
        }
    }

    /** Ignores a removal: without the attribute there is no statement about the state of the user. */
    @Tolerance("remove-active")
    private void active(PatchOperation operation) {
        requirePlain(operation);
        if (operation.op() != Op.REMOVE && !ScimJson.isCleared(operation.value())) {
            attributes.put("active", ScimJson.flag("active", operation.value()) ? JsonValue.TRUE : JsonValue.FALSE);
        }
    }

    private void single(String name, PatchOperation operation) {
        requirePlain(operation);
        if (operation.op() == Op.REMOVE || ScimJson.isCleared(operation.value())) {
            attributes.remove(name);
        } else {
            attributes.put(name, operation.value());
        }
    }

    @Tolerance("manager-display-name")
    private void detail(UserAttribute attribute, AttributeNames.Place place, PatchOperation operation) {
        boolean cleared = operation.op() == Op.REMOVE || ScimJson.isCleared(operation.value());
        if (attribute == UserAttribute.MANAGER) {
            boolean display = operation
                    .path()
                    .part()
                    .filter(part -> !part.equalsIgnoreCase("value"))
                    .isPresent();
            if (display) {
                // displayName is read-only, and $ref follows from the value
                return;
            }
        } else if (place.container() != Container.NAME) {
            requirePlain(operation);
        }
        switch (place.container()) {
            case CORE -> put(attributes, place.name(), cleared, operation.value());
            case NAME -> inside("name", place.name(), cleared, operation.value());
            case ENTERPRISE -> inside(Urns.ENTERPRISE, place.name(), cleared, operation.value());
        }
    }

    private void inside(String container, String name, boolean cleared, JsonValue value) {
        Map<String, JsonValue> parts = new LinkedHashMap<>();
        if (attributes.get(container) instanceof JsonObject present) {
            parts.putAll(present);
        }
        put(parts, name, cleared, value);
        if (parts.isEmpty()) {
            attributes.remove(container);
        } else {
            attributes.put(container, json(parts));
        }
    }

    private static JsonObject json(Map<String, JsonValue> values) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder();
        values.forEach(json::add);
        return json.build();
    }

    private static void put(Map<String, JsonValue> target, String name, boolean cleared, JsonValue value) {
        if (cleared) {
            target.remove(name);
        } else {
            target.put(name, value);
        }
    }

    private void elements(String name, PatchOperation operation) {
        elements.computeIfAbsent(
                        name,
                        opened ->
                                new PatchedElements(name, attributes.getOrDefault(name, JsonValue.NULL), dialect, work))
                .apply(operation);
    }

    private static void requirePlain(PatchOperation operation) {
        if (operation.path().part().isPresent() || operation.path().condition().isPresent()) {
            throw new ScimRefusal(ScimType.INVALID_PATH, "'" + operation.path().quoted() + "' is not a path of a user");
        }
    }

    @Tolerance("unknown-attributes")
    private void refuseUnknown(PatchOperation operation, boolean refused) {
        if (refused && !(operation.implied() && dialect == Dialect.TOLERANT)) {
            throw new ScimRefusal(
                    ScimType.INVALID_PATH,
                    "Unknown attribute " + operation.path().quoted());
        }
    }

    @Tolerance("read-only-ignored")
    private static void refuseReadOnly(PatchOperation operation) {
        if (!operation.implied()) {
            throw new ScimRefusal(ScimType.MUTABILITY, operation.path().quoted() + " is read-only");
        }
    }
}
