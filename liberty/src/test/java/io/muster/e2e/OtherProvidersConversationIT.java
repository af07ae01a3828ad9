package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sends the requests of OneLogin, JumpCloud, Google Workspace, Ping, Rippling and SailPoint. */
@OnEachDatabase
class OtherProvidersConversationIT {
    private final Tenant tenant;
    private final Client scim;

    OtherProvidersConversationIT(MusterServer server) {
        tenant = Tenant.on(server);
        scim = tenant.scim();
    }

    @Test
    void scim1SchemasOfOneLoginAreAnsweredInScim2() {
        String id = scim.post(
                        "/Users",
                        "{'schemas':['urn:scim:schemas:core:1.0','urn:scim:schemas:extension:enterprise:1.0'],'userName':'"
                                + tenant.email("one")
                                + "','urn:scim:schemas:extension:enterprise:1.0':{'department':'IT'},'emails':[{'value':'"
                                + tenant.email("one") + "'}]}")
                .is(201)
                .has("/schemas/0", "urn:ietf:params:scim:schemas:core:2.0:User")
                .has("/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department", "IT")
                .id();

        scim.patch(
                        "/Users/" + id,
                        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'replace','path':'active','value':false}]}")
                .is(200)
                .has("/active", "false");
        scim.delete("/Users/" + id).is(204);
    }

    @Test
    void jumpCloudTestUserAndGroupCanBeCreatedAgainAfterDeletion() {
        for (int edit = 0; edit < 2; edit++) {
            String user = tenant.user("jctestuser");
            String group = tenant.group("jc-test-group", user);
            scim.get("/Groups/" + group).is(200);
            scim.delete("/Groups/" + group).is(204);
            scim.delete("/Users/" + user).is(204);
            scim.get("/Users/" + user).isError(404, "");
        }
    }

    @Test
    void googleSuspensionAndLaterDeletionAreLoggedSeparately() {
        String id = tenant.user("google");

        scim.put("/Users/" + id, tenant.userJson("google").replace("'active':true", "'active':false"))
                .is(200);
        tenant.newestEntry().has("/items/0/action", "DEACTIVATE");
        scim.delete("/Users/" + id).is(204);
        tenant.newestEntry().has("/items/0/action", "DELETE");
    }

    @Test
    void trailingSlashesOfPingAreAcceptedAndBasicAuthenticationIsRefused() {
        scim.get("/Users/?count=1").is(200);
        scim.post("/Users/", tenant.userJson("ping")).is(201);
        Answer refused =
                scim.with("Authorization", "Basic cGluZzpwb25n").get("/Users").isError(401, "");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void discoveryAndCursorPagesHaveTheFieldsThatGovernanceToolsRead() {
        scim.get("/ServiceProviderConfig")
                .is(200)
                .has("/patch/supported", "true")
                .has("/bulk/supported", "false")
                .has("/filter/maxResults", 500)
                .has("/etag/supported", "true")
                .has("/pagination/cursor", "true")
                .has("/authenticationSchemes/0/type", "oauthbearertoken")
                .has("/urn:muster:params:scim:schemas:1.0:ServiceProviderConfig/dialect", "tolerant");
        scim.get("/ResourceTypes").is(200).has("/totalResults", 2);
        scim.get("/ResourceTypes/User").is(200).has("/endpoint", "/Users");
        scim.get("/Schemas").is(200).has("/totalResults", 3);
        scim.get("/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group").is(200).has("/name", "Group");
        scim.get("/Schemas/urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Aextension%3Aenterprise%3A2.0%3AUser")
                .is(200)
                .has("/name", "EnterpriseUser");

        Set<String> expected = new LinkedHashSet<>();
        for (int number = 0; number < 25; number++) {
            expected.add(tenant.user("walk" + number));
        }
        tenant.group("Walkers", expected.iterator().next());
        Set<String> seen = new LinkedHashSet<>();
        String cursor = "";
        do {
            Answer page = scim.get("/Users?count=10&cursor=" + cursor).is(200).lacks("/totalResults");
            page.list("Resources").forEach(user -> {
                assertThat(user.getJsonObject("meta").getString("resourceType")).isEqualTo("User");
                seen.add(user.getString("id"));
            });
            cursor = page.json().getString("nextCursor", "");
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactlyElementsOf(expected);
        scim.find("/Users", "groups.display eq \"walkers\"")
                .has("/totalResults", 1)
                .has("/Resources/0/groups/0/display", "Walkers")
                .has("/Resources/0/groups/0/type", "direct");
    }
}
