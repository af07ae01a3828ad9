package io.muster.rest.scim.json;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.Address;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.rest.scim.schema.AttributeNames;
import io.muster.rest.scim.schema.AttributePath;
import io.muster.rest.scim.schema.Urns;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes and reads users as SCIM resources (RFC 7643 sections 4.1 and 4.3). */
public final class UserJson {
    /** Accepted and ignored in every dialect. */
    @Tolerance({"read-only-ignored", "password-dropped", "schemas-unchecked"})
    private static final Set<String> IGNORED = Set.of("schemas", "id", "meta", "groups", "password");

    private UserJson() {}

    /** Returns the canonical resource, with those groups that the view contains. */
    public static JsonObject write(UserView view, String baseUrl) {
        DirectoryUser user = view.user();
        String location = baseUrl + "/Users/" + user.id();
        JsonObject profile = profile(user.profile());
        JsonArrayBuilder schemas = ScimJson.BUILDERS.createArrayBuilder().add(Urns.USER);
        if (profile.containsKey(Urns.ENTERPRISE)) {
            schemas.add(Urns.ENTERPRISE);
        }
        JsonObjectBuilder json = ScimJson.BUILDERS
                .createObjectBuilder()
                .add("schemas", schemas)
                .add("id", user.id().toString());
        profile.forEach(json::add);
        if (!view.groups().items().isEmpty()) {
            json.add("groups", groups(view.groups().items(), baseUrl));
        }
        return json.add("meta", MetaJson.write("User", user.created(), user.lastModified(), location, user.version()))
                .build();
    }

    /** Returns the attributes that a client may write, in canonical form. */
    public static JsonObject profile(UserProfile profile) {
        JsonObjectBuilder json = ScimJson.BUILDERS.createObjectBuilder();
        profile.externalId().ifPresent(externalId -> json.add("externalId", externalId.value()));
        json.add("userName", profile.userName().value());
        JsonObjectBuilder name = ScimJson.BUILDERS.createObjectBuilder();
        JsonObjectBuilder enterprise = ScimJson.BUILDERS.createObjectBuilder();
        boolean named = false;
        boolean employed = false;
        for (Map.Entry<UserAttribute, String> detail : profile.details().entrySet()) {
            AttributeNames.Place place = place(detail.getKey());
            switch (place.container()) {
                case CORE -> json.add(place.name(), detail.getValue());
                case NAME -> {
                    name.add(place.name(), detail.getValue());
                    named = true;
                }
                case ENTERPRISE -> {
                    enterprise.add(place.name(), enterpriseValue(detail));
                    employed = true;
                }
            }
        }
        if (named) {
            json.add("name", name);
        }
        json.add("active", profile.active());
        profile.plurals().forEach((attribute, elements) -> json.add(attribute.wireName(), Elements.write(elements)));
        if (!profile.addresses().isEmpty()) {
            json.add("addresses", Elements.writeAddresses(profile.addresses()));
        }
        if (employed) {
            json.add(Urns.ENTERPRISE, enterprise);
        }
        return json.build();
    }

    /**
     * Reads the profile in a whole resource. Ignores read-only attributes and drops {@code password}.
     *
     * @param current the replaced profile, whose {@code active} stays if the resource has none
     * @throws Problem INVALID_VALUE naming the malformed attribute
     */
    @Tolerance("put-without-active")
    public static UserProfile read(JsonObject json, Optional<UserProfile> current, Dialect dialect) {
        Reading reading = new Reading(dialect);
        json.forEach(reading::attribute);
        String userName = reading.userName.orElseThrow(() -> Problem.invalidValue("userName is required"));
        boolean active =
                reading.active.orElseGet(() -> current.map(UserProfile::active).orElse(true));
        return new UserProfile(
                UserName.of(userName),
                reading.externalId.map(ExternalId::new),
                active,
                reading.details,
                reading.plurals,
                reading.addresses);
    }

    private static JsonArrayBuilder groups(List<GroupRef> groups, String baseUrl) {
        JsonArrayBuilder array = ScimJson.BUILDERS.createArrayBuilder();
        for (GroupRef group : groups) {
            array.add(group(group, baseUrl));
        }
        return array;
    }

    public static JsonObject group(GroupRef group, String baseUrl) {
        return ScimJson.BUILDERS
                .createObjectBuilder()
                .add("value", group.id().toString())
                .add("$ref", baseUrl + "/Groups/" + group.id())
                .add("display", group.display())
                .add("type", "direct")
                .build();
    }

    private static JsonValue enterpriseValue(Map.Entry<UserAttribute, String> detail) {
        return detail.getKey() == UserAttribute.MANAGER
                ? ScimJson.BUILDERS
                        .createObjectBuilder()
                        .add("value", detail.getValue())
                        .build()
                : Json.createValue(detail.getValue());
    }

    private static AttributeNames.Place place(UserAttribute detail) {
        AttributeNames.Place place = AttributeNames.DETAILS.get(detail);
        if (place == null) {
            throw new IllegalArgumentException(detail + " has no place");
        }
        return place;
    }

    /** The reading of one resource, attribute by attribute. */
    private static final class Reading {
        private final Dialect dialect;
        private final Map<UserAttribute, String> details = new EnumMap<>(UserAttribute.class);
        private final Map<UserAttribute, List<PluralValue>> plurals = new EnumMap<>(UserAttribute.class);
        private Optional<String> userName = Optional.empty();
        private Optional<String> externalId = Optional.empty();
        private Optional<Boolean> active = Optional.empty();
        private List<Address> addresses = List.of();

        Reading(Dialect dialect) {
            this.dialect = dialect;
        }

        @Tolerance({"core-urn-object", "dotted-keys"})
        void attribute(String name, JsonValue value) {
            AttributePath path = AttributePath.parse(name);
            if (path.schema() == AttributePath.Schema.UNKNOWN) {
                refuseIfStrict(name);
            } else if (path.names().isEmpty()) {
                // the object of a schema: the enterprise extension, or the core as Entra sometimes wraps it
                inside(name, value, "");
            } else if (path.key().equals("name")) {
                inside(name, value, "name.");
            } else if (path.key().equals("addresses")) {
                addresses = Elements.readAddresses(value);
            } else if (!IGNORED.contains(path.head())) {
                AttributeNames.userAttribute(path.key())
                        .ifPresentOrElse(attribute -> known(attribute, value), () -> refuseIfStrict(name));
            }
        }

        private void inside(String name, JsonValue value, String prefix) {
            if (value instanceof JsonObject object) {
                object.forEach((part, partValue) -> attribute(prefix + part, partValue));
            } else if (!ScimJson.isCleared(value)) {
                throw Problem.invalidValue(Quoted.of(name) + " must be an object");
            }
        }

        private void known(UserAttribute attribute, JsonValue value) {
            switch (attribute) {
                case USER_NAME -> userName = ScimJson.text("userName", value);
                case EXTERNAL_ID -> externalId = ScimJson.text("externalId", value);
                case ACTIVE -> {
                    if (!ScimJson.isCleared(value)) {
                        active = Optional.of(ScimJson.flag("active", value));
                    }
                }
                case MANAGER -> manager(value).ifPresent(id -> details.put(attribute, id));
                default -> {
                    if (UserAttribute.PLURALS.contains(attribute)) {
                        plurals.put(attribute, Elements.read(attribute.wireName(), value));
                    } else {
                        ScimJson.text(attribute.wireName(), value).ifPresent(text -> details.put(attribute, text));
                    }
                }
            }
        }

        /** Reads a text, an object, or an array of one of these: Entra sends all three. */
        @Tolerance("manager-as-text")
        private static Optional<String> manager(JsonValue value) {
            if (value instanceof JsonArray array && array.size() == 1) {
                return manager(array.get(0));
            }
            if (value instanceof JsonObject object) {
                return ScimJson.find(object, "value").flatMap(id -> ScimJson.text("manager.value", id));
            }
            return ScimJson.text("manager", value);
        }

        @Tolerance("unknown-attributes")
        private void refuseIfStrict(String name) {
            if (dialect == Dialect.STRICT) {
                throw Problem.invalidValue("Unknown attribute " + Quoted.of(name));
            }
        }
    }
}
