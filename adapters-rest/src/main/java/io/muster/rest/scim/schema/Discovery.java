package io.muster.rest.scim.schema;

import static io.muster.rest.scim.schema.SchemaAttribute.complex;
import static io.muster.rest.scim.schema.SchemaAttribute.text;

import io.muster.domain.directory.Search;
import io.muster.domain.organization.Dialect;
import io.muster.domain.paging.PageSize;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Describes this SCIM service to clients (RFC 7643 sections 5 to 7, RFC 9865 section 4). */
public final class Discovery {
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private final String baseUrl;
    private final Dialect dialect;

    public Discovery(String baseUrl, Dialect dialect) {
        this.baseUrl = baseUrl;
        this.dialect = dialect;
    }

    public JsonObject serviceProviderConfig() {
        return BUILDERS.createObjectBuilder()
                .add(
                        "schemas",
                        BUILDERS.createArrayBuilder().add(Urns.PROVIDER_CONFIG).add(Urns.MUSTER_CONFIG))
                .add("patch", supported(true))
                .add("bulk", supported(false).add("maxOperations", 0).add("maxPayloadSize", 0))
                .add("filter", supported(true).add("maxResults", PageSize.MAX))
                .add("changePassword", supported(false))
                .add("sort", supported(true))
                .add("etag", supported(true))
                .add(
                        "pagination",
                        BUILDERS.createObjectBuilder()
                                .add("cursor", true)
                                .add("index", true)
                                .add("defaultPaginationMethod", "index")
                                .add("defaultPageSize", Search.DEFAULT_PAGE)
                                .add("maxPageSize", PageSize.MAX))
                .add(
                        "authenticationSchemes",
                        BUILDERS.createArrayBuilder()
                                .add(BUILDERS.createObjectBuilder()
                                        .add("type", "oauthbearertoken")
                                        .add("name", "Bearer token")
                                        .add(
                                                "description",
                                                "The SCIM token of the organization in the Authorization header")
                                        .add("primary", true)))
                .add(
                        Urns.MUSTER_CONFIG,
                        BUILDERS.createObjectBuilder()
                                .add("dialect", dialect.name().toLowerCase(Locale.ROOT)))
                .add("meta", meta("ServiceProviderConfig", "/ServiceProviderConfig"))
                .build();
    }

    public List<JsonObject> resourceTypes() {
        return List.of(
                resourceType("User", "/Users", "User accounts", Urns.USER)
                        .add(
                                "schemaExtensions",
                                BUILDERS.createArrayBuilder()
                                        .add(BUILDERS.createObjectBuilder()
                                                .add("schema", Urns.ENTERPRISE)
                                                .add("required", false)))
                        .build(),
                resourceType("Group", "/Groups", "Groups of users", Urns.GROUP).build());
    }

    public List<JsonObject> schemas() {
        return List.of(
                schema(Urns.USER, "User", "User account", USER),
                schema(Urns.GROUP, "Group", "Group of users", GROUP),
                schema(Urns.ENTERPRISE, "EnterpriseUser", "Attributes of employees", ENTERPRISE));
    }

    private static JsonObjectBuilder supported(boolean supported) {
        return BUILDERS.createObjectBuilder().add("supported", supported);
    }

    private JsonObjectBuilder resourceType(String id, String endpoint, String description, String schema) {
        return BUILDERS.createObjectBuilder()
                .add("schemas", BUILDERS.createArrayBuilder().add(Urns.RESOURCE_TYPE))
                .add("id", id)
                .add("name", id)
                .add("endpoint", endpoint)
                .add("description", description)
                .add("schema", schema)
                .add("meta", meta("ResourceType", "/ResourceTypes/" + id));
    }

    private JsonObject schema(String urn, String name, String description, List<SchemaAttribute> attributes) {
        return BUILDERS.createObjectBuilder()
                .add("schemas", BUILDERS.createArrayBuilder().add(Urns.SCHEMA))
                .add("id", urn)
                .add("name", name)
                .add("description", description)
                .add("attributes", SchemaAttribute.array(attributes))
                .add("meta", meta("Schema", "/Schemas/" + urn))
                .build();
    }

    private JsonObjectBuilder meta(String type, String path) {
        return BUILDERS.createObjectBuilder().add("resourceType", type).add("location", baseUrl + path);
    }

    private static SchemaAttribute plural(String name, String description, SchemaAttribute value) {
        return complex(
                        name,
                        description,
                        List.of(
                                value,
                                text("display", "The name for display"),
                                text("type", "The purpose, such as work or home"),
                                text("primary", "True for the preferred value, at most one")
                                        .ofType("boolean")))
                .many();
    }

    private static final SchemaAttribute EXTERNAL_ID = text(
                    "externalId", "The identity provider's own id, unique in the organization")
            .exact();

    private static final List<SchemaAttribute> USER = List.of(
            text("userName", "The login name at the identity provider; unique in the organization, in any case")
                    .needed()
                    .unique(),
            EXTERNAL_ID,
            complex(
                    "name",
                    "The name of the user",
                    List.of(
                            text("formatted", "The whole name"),
                            text("familyName", "The family name"),
                            text("givenName", "The given name"),
                            text("middleName", "The middle name"),
                            text("honorificPrefix", "Title before the name"),
                            text("honorificSuffix", "Suffix behind the name"))),
            text("displayName", "The name for display"),
            text("nickName", "The casual name"),
            text("profileUrl", "URL of the profile page").referring("external"),
            text("title", "The job title"),
            text("userType", "The relation to the organization, such as contractor"),
            text("preferredLanguage", "Language in the format of Accept-Language"),
            text("locale", "Locale of dates, numbers and currencies"),
            text("timezone", "Name in the time zone database"),
            text("active", "Whether the user may sign in").ofType("boolean"),
            text("password", "Accepted and dropped: users sign in at their identity provider")
                    .exact()
                    .mutable("writeOnly")
                    .returned("never"),
            plural(
                    "emails",
                    "E-mail addresses; the primary one is unique",
                    text("value", "The address").needed()),
            plural(
                    "phoneNumbers",
                    "Telephone numbers",
                    text("value", "The number").needed()),
            plural(
                    "ims",
                    "Instant messaging addresses",
                    text("value", "The address").needed()),
            plural(
                    "photos",
                    "Pictures",
                    text("value", "URL of the picture").exact().needed()),
            complex(
                            "addresses",
                            "Postal addresses",
                            List.of(
                                    text("formatted", "The whole address"),
                                    text("streetAddress", "Street and number"),
                                    text("locality", "The city"),
                                    text("region", "The state or region"),
                                    text("postalCode", "The postal code"),
                                    text("country", "The country"),
                                    text("type", "The purpose, such as work or home"),
                                    text("primary", "True for the preferred value, at most one")
                                            .ofType("boolean")))
                    .many(),
            complex(
                            "groups",
                            "Groups of the user; change the members of a group instead",
                            List.of(
                                    text("value", "The group's id").exact().mutable("readOnly"),
                                    text("$ref", "URL of the group")
                                            .referring("Group")
                                            .mutable("readOnly"),
                                    text("display", "The group's displayName").mutable("readOnly"),
                                    text("type", "Always direct").mutable("readOnly")))
                    .many()
                    .mutable("readOnly"),
            plural(
                    "entitlements",
                    "Entitlements",
                    text("value", "The entitlement").needed()),
            plural(
                    "roles",
                    "Roles at the identity provider",
                    text("value", "The role").needed()),
            plural(
                    "x509Certificates",
                    "Certificates",
                    text("value", "The certificate, base64").binary().needed()));

    private static final List<SchemaAttribute> GROUP = List.of(
            text("displayName", "The name of the group; unique in the organization, in any case")
                    .needed()
                    .unique(),
            EXTERNAL_ID,
            complex(
                            "members",
                            "Users in the group",
                            List.of(
                                    text("value", "The user's id").exact().mutable("immutable"),
                                    text("$ref", "URL of the user")
                                            .referring("User")
                                            .mutable("readOnly"),
                                    text("display", "The name of the user for display")
                                            .mutable("readOnly"),
                                    text("type", "Always User").mutable("readOnly")))
                    .many());

    private static final List<SchemaAttribute> ENTERPRISE = List.of(
            text("employeeNumber", "The number at the employer"),
            text("costCenter", "The cost center"),
            text("organization", "The organization"),
            text("division", "The division"),
            text("department", "The department"),
            complex(
                    "manager",
                    "The manager of the user",
                    List.of(text("value", "The manager's id at the identity provider")
                            .exact())));
}
