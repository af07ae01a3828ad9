package io.muster.e2e;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A new organization with provisioning by SCIM, for one test.
 *
 * @param operator client of the admin API with an operator's key
 * @param admin client of the admin API below the path of this organization
 * @param scim client of the SCIM API with the token of this organization
 * @param domain the verified domain of the organization
 */
record Tenant(String id, Client operator, Client admin, Client scim, String token, String domain) {

    static Tenant on(MusterServer server) {
        return on(server, "VIEWER");
    }

    static Tenant on(MusterServer server, String connectionRole) {
        return of(operator(server), connectionRole);
    }

    /** Creates an organization on a server that the test has started itself. */
    static Tenant on(ServerProcess server, String apiKey) {
        return on(server.url(), apiKey);
    }

    /** Creates an organization on the servers behind a URL without a path. */
    static Tenant on(URI url, String apiKey) {
        return of(operator(url, apiKey), "VIEWER");
    }

    private static Tenant of(Client operator, String connectionRole) {
        String domain = "t" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        String id = operator.post("/organizations", "{'name':'" + domain + "','plan':'BUSINESS'}")
                .is(201)
                .id();
        Client admin = operator.at(operator.base() + "/organizations/" + id);
        admin.put(
                        "/sso",
                        "{'protocol':'OIDC','issuer':'https://login." + domain + "','connectionRole':'" + connectionRole
                                + "','domains':['" + domain + "'],'active':true}")
                .is(200);
        Answer on = admin.put("/provisioning", "{'mode':'SCIM'}").is(200);
        String token = on.text("/token");
        return new Tenant(id, operator, admin, Client.of(on.text("/baseUrl"), token), token, domain);
    }

    static Client operator(MusterServer server) {
        return operator(server.url(), server.apiKey());
    }

    private static Client operator(URI server, String apiKey) {
        return Client.of(server.resolve("/api/v1").toString(), apiKey).with("Content-Type", "application/json");
    }

    /** Creates an API key for an organization; returns this organization's admin client with that key. */
    Client admin(String name, String organization) {
        String key = operator.post("/api-keys", "{'name':'" + name + "','scope':'" + organization + "'}")
                .is(201)
                .text("/key");
        return admin.with("Authorization", "Bearer " + key);
    }

    /** Makes this, beside the present one, a verified domain of the organization. */
    void verify(String another) {
        admin.put(
                        "/sso",
                        "{'protocol':'OIDC','issuer':'https://login." + domain + "','domains':['" + domain + "','"
                                + another + "'],'active':true}")
                .is(200);
    }

    /** Returns an e-mail address in the organization's domain. */
    String email(String name) {
        return name + "@" + domain;
    }

    /** Creates a user with the attributes that most identity providers send; returns its id. */
    String user(String name) {
        return scim.post("/Users", userJson(name)).is(201).id();
    }

    String userJson(String name) {
        return "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'" + email(name)
                + "','externalId':'ext-" + name + "','name':{'givenName':'" + capitalized(name)
                + "','familyName':'Example'},'emails':[{'value':'" + email(name)
                + "','type':'work','primary':true}],'active':true}";
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Creates a group with these members; returns its id. */
    String group(String name, String... members) {
        return scim.post("/Groups", groupJson(name, members)).is(201).id();
    }

    static String groupJson(String name, String... members) {
        return "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'" + name
                + "','externalId':'ext-" + name + "','members':" + values(members) + "}";
    }

    /** Adds these users to the group. */
    Answer join(String group, String... users) {
        return scim.patch(
                "/Groups/" + group, "{'Operations':[{'op':'add','path':'members','value':" + values(users) + "}]}");
    }

    /** Removes this user from the group. */
    Answer leave(String group, String user) {
        return scim.patch(
                "/Groups/" + group, "{'Operations':[{'op':'remove','path':'members[value eq \\'" + user + "\\']'}]}");
    }

    private static String values(String... users) {
        return Arrays.stream(users).map(user -> "{'value':'" + user + "'}").collect(Collectors.joining(",", "[", "]"));
    }

    Answer deactivate(String user) {
        return active(user, false);
    }

    Answer activate(String user) {
        return active(user, true);
    }

    private Answer active(String user, boolean active) {
        return scim.patch("/Users/" + user, "{'Operations':[{'op':'replace','path':'active','value':" + active + "}]}");
    }

    /** Creates a workspace; returns its id. */
    String workspace(String name) {
        return admin.post("/workspaces", "{'name':'" + name + "'}").is(201).id();
    }

    /** Creates the first mapping of a group; returns the mapping's id. */
    String map(String group, String role, String... workspaces) {
        return admin.put("/group-mappings", changes(row("group", group, role, 0, workspaces)))
                .is(200)
                .text("/items/0/id");
    }

    static String changes(String... rows) {
        return "{'changes':[" + String.join(",", rows) + "]}";
    }

    /**
     * Returns one change of a group mapping as JSON.
     *
     * @param subject group, mapping or displayName
     * @param role empty for the connection role
     */
    static String row(String subject, String value, String role, long version, String... workspaces) {
        return "{'" + subject + "':'" + value + "'," + content(role, version, workspaces) + "}";
    }

    /** Returns the role, workspaces and version of a mapping as JSON fields. */
    static String content(String role, long version, String... workspaces) {
        return "'role':" + (role.isEmpty() ? "null" : "'" + role + "'") + ",'workspaces':"
                + Arrays.stream(workspaces).map(id -> "'" + id + "'").collect(Collectors.joining(",", "[", "]"))
                + ",'version':" + version;
    }

    /** Reads the effective access of a member, with its reasons. */
    Answer access(String user) {
        return admin.get("/members/" + user + "/access").is(200);
    }

    /** Reads the newest entry of the sync log. */
    Answer newestEntry() {
        return admin.get("/sync-log?limit=1").is(200);
    }
}
