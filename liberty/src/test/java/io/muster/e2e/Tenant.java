package io.muster.e2e;

import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An organization of its own for a test, SCIM turned on.
 *
 * @param admin the admin API at this organization
 * @param scim what its identity provider uses
 * @param domain its verified domain
 */
record Tenant(String id, Client operator, Client admin, Client scim, String token, String domain) {

    static Tenant on(MusterServer server) {
        return on(server, "VIEWER");
    }

    static Tenant on(MusterServer server, String connectionRole) {
        return of(operator(server), connectionRole);
    }

    /** On a server of the test's own. */
    static Tenant on(ServerProcess server, String apiKey) {
        return of(operator(server.url(), apiKey), "VIEWER");
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

    /** The admin API for somebody else: another admin of this organization, or a stranger whose key opens another one. */
    Client admin(String name, String organization) {
        String key = operator.post("/api-keys", "{'name':'" + name + "','scope':'" + organization + "'}")
                .is(201)
                .text("/key");
        return admin.with("Authorization", "Bearer " + key);
    }

    /** An address in the organization's own domain. */
    String email(String name) {
        return name + "@" + domain;
    }

    /** A user as most identity providers push one; returns its id. */
    String user(String name) {
        return scim.post("/Users", userJson(name)).is(201).id();
    }

    String userJson(String name) {
        return "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'" + email(name)
                + "','externalId':'ext-" + name + "','name':{'givenName':'" + name
                + "','familyName':'Example'},'emails':[{'value':'" + email(name)
                + "','type':'work','primary':true}],'active':true}";
    }

    /** A group with these members; returns its id. */
    String group(String name, String... members) {
        return scim.post("/Groups", groupJson(name, members)).is(201).id();
    }

    static String groupJson(String name, String... members) {
        return "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'" + name
                + "','externalId':'ext-" + name + "','members':" + values(members) + "}";
    }

    /** These users join the group. */
    Answer join(String group, String... users) {
        return scim.patch(
                "/Groups/" + group, "{'Operations':[{'op':'add','path':'members','value':" + values(users) + "}]}");
    }

    /** This user leaves the group. */
    Answer leave(String group, String user) {
        return scim.patch(
                "/Groups/" + group, "{'Operations':[{'op':'remove','path':'members[value eq \\'" + user + "\\']'}]}");
    }

    private static String values(String... users) {
        return Arrays.stream(users).map(user -> "{'value':'" + user + "'}").collect(Collectors.joining(",", "[", "]"));
    }

    Answer deactivate(String user) {
        return scim.patch("/Users/" + user, "{'Operations':[{'op':'replace','path':'active','value':false}]}");
    }

    /** A workspace; returns its id. */
    String workspace(String name) {
        return admin.post("/workspaces", "{'name':'" + name + "'}").is(201).id();
    }

    /** Gives a group that has no mapping one; returns the mapping's id. */
    String map(String group, String role, String... workspaces) {
        return admin.put("/group-mappings", changes(row("group", group, role, 0, workspaces)))
                .is(200)
                .text("/items/0/id");
    }

    static String changes(String... rows) {
        return "{'changes':[" + String.join(",", rows) + "]}";
    }

    /**
     * One decision about a group.
     *
     * @param subject group, mapping or displayName
     * @param role empty for the connection role
     */
    static String row(String subject, String value, String role, long version, String... workspaces) {
        return "{'" + subject + "':'" + value + "'," + content(role, version, workspaces) + "}";
    }

    /** What the members get. */
    static String content(String role, long version, String... workspaces) {
        return "'role':" + (role.isEmpty() ? "null" : "'" + role + "'") + ",'workspaces':"
                + Arrays.stream(workspaces).map(id -> "'" + id + "'").collect(Collectors.joining(",", "[", "]"))
                + ",'version':" + version;
    }

    /** What a member may do, and why. */
    Answer access(String user) {
        return admin.get("/members/" + user + "/access").is(200);
    }

    /** The newest entry of the sync log. */
    Answer newestEntry() {
        return admin.get("/sync-log?limit=1").is(200);
    }
}
