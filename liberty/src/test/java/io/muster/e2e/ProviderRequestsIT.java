package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sends requests of identity providers and governance tools that are in none of the {@link ConversationsIT}. */
@OnEachDatabase
class ProviderRequestsIT {
    private final Tenant tenant;
    private final Client scim;

    ProviderRequestsIT(MusterServer server) {
        tenant = Tenant.on(server);
        scim = tenant.scim();
    }

    @Test
    void putWithoutActiveKeepsTheState() {
        String id = tenant.user("quiet");
        tenant.deactivate(id).is(200);

        scim.put("/Users/" + id, "{'userName':'" + tenant.email("quiet") + "','externalId':'ext-quiet'}")
                .is(200)
                .has("/active", "false");
    }

    @Test
    void postWithTheExternalIdOfAnInactiveUserRestoresAndRenamesIt() {
        String id = tenant.user("married");
        tenant.deactivate(id).is(200);

        scim.post("/Users", "{'userName':'" + tenant.email("renamed") + "','externalId':'ext-married','active':true}")
                .is(201)
                .has("/id", id)
                .has("/userName", tenant.email("renamed"));
    }

    @Test
    void unquotedFilterValueIsAccepted() {
        String id = tenant.user("jyoung");

        scim.find("/Users", "externalId eq ext-jyoung").is(200).has("/Resources/0/id", id);
    }

    @Test
    void unchangedProfileKeepsItsVersionAndIsLoggedAsSkipped() {
        String id = tenant.user("same");
        scim.get("/Users/" + id).has("/meta/version", "W/\"1\"");

        scim.patch("/Users/" + id, "{'Operations':[{'op':'Replace','path':'name.givenName','value':'Same'}]}")
                .is(200)
                .has("/meta/version", "W/\"1\"");

        tenant.newestEntry().has("/items/0/status", "SKIPPED").has("/items/0/action", "UPDATE");
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
    void discoveryHasTheFieldsThatGovernanceToolsRead() {
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
    }

    @Test
    void importByIndexAndByCursorReadsEveryUserOnce() {
        List<String> created = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            created.add(tenant.user("walk" + number));
        }
        tenant.group("Walkers", created.get(0));

        List<String> byIndex = new ArrayList<>();
        for (int start = 1; start <= 25; start += 10) {
            Answer page = scim.get("/Users?count=10&startIndex=" + start)
                    .is(200)
                    .has("/totalResults", 25)
                    .has("/startIndex", start)
                    .has("/itemsPerPage", start == 21 ? 5 : 10);
            byIndex.addAll(ids(page));
        }
        assertThat(byIndex).containsExactlyElementsOf(created);

        List<String> byCursor = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = scim.get("/Users?count=10&cursor=" + cursor).is(200).lacks("/totalResults");
            byCursor.addAll(ids(page));
            cursor = page.json().getString("nextCursor", "");
        } while (!cursor.isEmpty());
        assertThat(byCursor).containsExactlyElementsOf(created);

        scim.find("/Users", "groups.display eq \"walkers\"")
                .has("/totalResults", 1)
                .has("/Resources/0/groups/0/display", "Walkers")
                .has("/Resources/0/groups/0/type", "direct");
    }

    private static List<String> ids(Answer page) {
        List<JsonObject> users = page.list("Resources");
        assertThat(users)
                .allSatisfy(user -> assertThat(user.getJsonObject("meta").getString("resourceType"))
                        .isEqualTo("User"));
        return users.stream().map(user -> user.getString("id")).toList();
    }
}
