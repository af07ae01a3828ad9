package io.muster.bench;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * An organization that requests are sent to.
 *
 * @param filled its rows
 * @param scimPath path of its SCIM API
 * @param token token of the SCIM API
 * @param adminPath path of its admin API
 * @param key key of the admin API
 * @param domain its verified domain
 */
record Subject(FilledOrganization filled, String scimPath, String token, String adminPath, String key, String domain)
        implements Target {
    private static final int WORKSPACES = 100;

    /**
     * Creates an organization by the admin API, a user by SCIM, and all others as copies by SQL.
     *
     * @param admin client of the admin API
     * @param sizes sizes of the groups that members are added to and removed from
     */
    static Subject create(ScimClient admin, String superuserUrl, int users, List<Integer> sizes) throws Exception {
        String domain = "filled" + users + ".example";
        String id = admin.post("/organizations", "{\"name\":\"" + domain + "\",\"plan\":\"BUSINESS\"}")
                .getString("id");
        ScimClient organization =
                new ScimClient(admin.http(), admin.base() + "/organizations/" + id, admin.credential());
        organization.put(
                "/sso",
                "{\"protocol\":\"OIDC\",\"issuer\":\"https://login." + domain + "\",\"domains\":[\"" + domain
                        + "\"],\"active\":true}");
        JsonObject provisioning = organization.put("/provisioning", "{\"mode\":\"SCIM\"}");
        ScimClient scim = ScimClient.of(provisioning.getString("baseUrl"), provisioning.getString("token"));
        String template = scim.post("/Users", user(FilledOrganization.TEMPLATE + "@" + domain))
                .getString("id");
        List<String> workspaces = new ArrayList<>();
        for (int number = 0; number < WORKSPACES; number++) {
            workspaces.add(organization
                    .post("/workspaces", "{\"name\":\"workspace " + number + "\"}")
                    .getString("id"));
        }
        FilledOrganization filled = new FilledOrganization(superuserUrl, id, users, template, sizes, workspaces);
        filled.fill();
        return new Subject(
                filled,
                URI.create(scim.base()).getPath(),
                scim.credential(),
                URI.create(organization.base()).getPath(),
                admin.credential(),
                domain);
    }

    @Override
    public String scim(HttpConnection connection, String method, String path, String body) throws IOException {
        return connection.send(method, scimPath + path, token, body);
    }

    @Override
    public void check(HttpConnection connection, String user, long workspace) throws IOException {
        connection.send("GET", adminPath + "/members/" + user + "/access/" + workspace(workspace), key, "");
    }

    @Override
    public int users() {
        return filled.users();
    }

    @Override
    public String user(int number) {
        return filled.user(number);
    }

    String workspace(long number) {
        return filled.workspaces().get((int) (number % filled.workspaces().size()));
    }

    @Override
    public String memberGroup() {
        return filled.largeGroup(1_000);
    }

    @Override
    public String guest() {
        return filled.user(filled.users() - 1);
    }

    /** Returns the public part of the token. */
    String tokenId() {
        return publicId(token);
    }

    /** Returns the public part of the key of the admin API. */
    String keyId() {
        return publicId(key);
    }

    private static String publicId(String credential) {
        return credential.split("_", -1)[2];
    }

    /** Returns a user as JSON, with the attributes that identity providers send. */
    static String user(String name) {
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + name
                + "\",\"externalId\":\"ext-"
                + name + "\",\"name\":{\"givenName\":\"Bench\",\"familyName\":\"Mark\"},\"displayName\":\"Bench Mark\","
                + "\"emails\":[{\"value\":\"" + name + "\",\"type\":\"work\",\"primary\":true}],\"active\":true}";
    }

    static String patch(String operation) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operation + "]}";
    }
}
