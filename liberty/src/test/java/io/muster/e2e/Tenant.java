package io.muster.e2e;

import java.util.UUID;

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
        Client operator = operator(server);
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
        return Client.of(server.url().resolve("/api/v1").toString(), server.apiKey())
                .with("Content-Type", "application/json");
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
        StringBuilder list = new StringBuilder();
        for (String member : members) {
            list.append(list.isEmpty() ? "" : ",")
                    .append("{'value':'")
                    .append(member)
                    .append("'}");
        }
        return scim.post(
                        "/Groups",
                        "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'" + name
                                + "','members':[" + list + "]}")
                .is(201)
                .id();
    }

    /** The newest entry of the sync log. */
    Answer newestEntry() {
        return admin.get("/sync-log?limit=1").is(200);
    }
}
