package io.muster.rest.openapi;

import io.muster.domain.paging.PageSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies of SCIM requests and answers as examples. */
final class ScimExamples {
    private static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final String NAME = "ana@acme.example";

    static final Map<String, Object> NEW_USER = object(
            "schemas",
            List.of(CORE + "User"),
            "userName",
            NAME,
            "name",
            object("givenName", "Ana", "familyName", "Ruiz"),
            "active",
            true);
    static final Map<String, Object> USER = object(
            "schemas",
            List.of(CORE + "User"),
            "id",
            ExampleIds.MEMBER,
            "userName",
            NAME,
            "name",
            object("givenName", "Ana", "familyName", "Ruiz"),
            "active",
            true,
            "meta",
            object("resourceType", "User", "version", "W/\"1\""));
    static final Map<String, Object> USER_PATCH = patch("active", false);

    static final Map<String, Object> NEW_GROUP = object(
            "schemas",
            List.of(CORE + "Group"),
            "displayName",
            "Engineering",
            "members",
            List.of(object("value", ExampleIds.MEMBER)));
    static final Map<String, Object> GROUP = object(
            "schemas",
            List.of(CORE + "Group"),
            "id",
            ExampleIds.GROUP,
            "displayName",
            "Engineering",
            "members",
            List.of(object("value", ExampleIds.MEMBER, "display", NAME, "type", "User")),
            "meta",
            object("resourceType", "Group", "version", "W/\"1\""));
    static final Map<String, Object> GROUP_PATCH = object(
            "schemas",
            List.of(MESSAGES + "PatchOp"),
            "Operations",
            List.of(object("op", "add", "path", "members", "value", List.of(object("value", ExampleIds.MEMBER)))));

    static final Map<String, Object> USER_SEARCH = search("userName eq \"" + NAME + "\"");
    static final Map<String, Object> GROUP_SEARCH = search("displayName eq \"Engineering\"");

    static final Map<String, Object> SERVICE_PROVIDER_CONFIG = object(
            "schemas",
            List.of(CORE + "ServiceProviderConfig"),
            "patch",
            object("supported", true),
            "filter",
            object("supported", true, "maxResults", PageSize.MAX));
    static final Map<String, Object> RESOURCE_TYPE = object(
            "schemas",
            List.of(CORE + "ResourceType"),
            "id",
            "User",
            "name",
            "User",
            "endpoint",
            "/Users",
            "schema",
            CORE + "User");
    static final Map<String, Object> SCHEMA =
            object("schemas", List.of(CORE + "Schema"), "id", CORE + "User", "name", "User");

    private ScimExamples() {}

    static Map<String, Object> listOf(Map<String, Object> resource) {
        return object(
                "schemas",
                List.of(MESSAGES + "ListResponse"),
                "totalResults",
                1,
                "startIndex",
                1,
                "itemsPerPage",
                1,
                "Resources",
                List.of(resource));
    }

    static Map<String, Object> error(int status, String detail) {
        return object("schemas", List.of(MESSAGES + "Error"), "status", Integer.toString(status), "detail", detail);
    }

    private static Map<String, Object> patch(String path, Object value) {
        return object(
                "schemas",
                List.of(MESSAGES + "PatchOp"),
                "Operations",
                List.of(object("op", "replace", "path", path, "value", value)));
    }

    private static Map<String, Object> search(String filter) {
        return object("schemas", List.of(MESSAGES + "SearchRequest"), "filter", filter, "startIndex", 1, "count", 10);
    }

    /** @param namesAndValues a name, its value, the next name, ... */
    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            object.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return object;
    }
}
