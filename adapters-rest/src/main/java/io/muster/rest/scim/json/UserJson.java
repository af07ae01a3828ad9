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
import io.muster.rest.scim.schema.AttributeNames.Container;
import io.muster.rest.scim.schema.AttributePath;
import io.muster.rest.scim.schema.Urns;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Writes and reads users as SCIM resources (RFC 7643 sections 4.1 and 4.3). */
public final class UserJson {
    /** Accepted and ignored in every dialect. */
    @Tolerance({"read-only-ignored", "password-dropped", "schemas-unchecked"})
    private static final Set<String> IGNORED = Set.of("schemas", "id", "meta", "groups", "password");

    private static final List<String> SCHEMAS = List.of(Urns.USER);
    private static final List<String> WITH_ENTERPRISE = List.of(Urns.USER, Urns.ENTERPRISE);

    private UserJson() {}

    /**
     * Writes the canonical resource.
     *
     * @param groups passes the groups of the user on; nothing is read of them unless the resource has them
     */
    public static void write(Fields json, UserView view, Consumer<Consumer<GroupRef>> groups, String baseUrl) {
        DirectoryUser user = view.user();
        json.texts("schemas", hasDetails(user.profile(), Container.ENTERPRISE) ? WITH_ENTERPRISE : SCHEMAS);
        json.text("id", user.id().toString());
        write(json, user.profile());
        if (!view.groups().items().isEmpty()) {
            json.objects("groups", groups, (element, group) -> writeGroup(element, group, baseUrl));
        }
        String location = baseUrl + "/Users/" + user.id();
        MetaJson.write(json, "User", user.created(), user.lastModified(), location, user.version());
    }

    /** Returns the attributes that a client may write, in canonical form. */
    public static JsonObject profile(UserProfile profile) {
        return TreeFields.of(json -> write(json, profile));
    }

    private static void write(Fields json, UserProfile profile) {
        profile.externalId().ifPresent(externalId -> json.text("externalId", externalId.value()));
        json.text("userName", profile.userName().value());
        writeDetails(json, profile, Container.CORE);
        if (hasDetails(profile, Container.NAME)) {
            json.object("name", name -> writeDetails(name, profile, Container.NAME));
        }
        json.flag("active", profile.active());
        profile.plurals().forEach((attribute, elements) -> Elements.write(json, attribute.wireName(), elements));
        if (!profile.addresses().isEmpty()) {
            Elements.writeAddresses(json, profile.addresses());
        }
        if (hasDetails(profile, Container.ENTERPRISE)) {
            json.object(Urns.ENTERPRISE, enterprise -> writeDetails(enterprise, profile, Container.ENTERPRISE));
        }
    }

    private static boolean hasDetails(UserProfile profile, Container container) {
        for (UserAttribute detail : profile.details().keySet()) {
            if (place(detail).container() == container) {
                return true;
            }
        }
        return false;
    }

    private static void writeDetails(Fields json, UserProfile profile, Container container) {
        profile.details().forEach((detail, text) -> {
            AttributeNames.Place place = place(detail);
            if (place.container() != container) {
                return;
            }
            if (detail == UserAttribute.MANAGER) {
                json.object(place.name(), manager -> manager.text("value", text));
            } else {
                json.text(place.name(), text);
            }
        });
    }

    private static void writeGroup(Fields json, GroupRef group, String baseUrl) {
        json.text("value", group.id().toString());
        json.text("$ref", baseUrl + "/Groups/" + group.id());
        json.text("display", group.display());
        json.text("type", "direct");
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
