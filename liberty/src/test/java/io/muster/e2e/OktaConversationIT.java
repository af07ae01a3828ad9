package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sends the requests of Okta: PUT or path-less PATCH, deactivation instead of deletion, group push. */
@OnEachDatabase
class OktaConversationIT {
    private final Tenant tenant;
    private final Client okta;

    OktaConversationIT(MusterServer server) {
        tenant = Tenant.on(server);
        okta = tenant.scim().with("User-Agent", "Okta SCIM Client 1.0.0");
    }

    @Test
    void connectionTestGetsAnEmptyListResponse() {
        okta.get("/Users?startIndex=1&count=2")
                .is(200)
                .has("/schemas/0", "urn:ietf:params:scim:api:messages:2.0:ListResponse")
                .has("/totalResults", 0)
                .has("/startIndex", 1)
                .has("/Resources", "[]");
    }

    @Test
    void userIsReplacedAndDeactivatedByPutAndRestoredByPost() {
        okta.find("/Users", "userName eq \"" + tenant.email("isaac") + "\"")
                .is(200)
                .has("/totalResults", 0);
        Answer created = okta.post(
                        "/Users",
                        "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'" + tenant.email("isaac")
                                + "','name':{'givenName':'Isaac','familyName':'Brock'},'emails':[{'primary':true,'value':'"
                                + tenant.email("isaac")
                                + "','type':'work'}],'displayName':'Isaac Brock','locale':'en-US','externalId':'00ujl29u0le5T6Aj10h7',"
                                + "'groups':[],'password':'1mz050nq','active':true}")
                .is(201)
                .has("/userName", tenant.email("isaac"))
                .has("/externalId", "00ujl29u0le5T6Aj10h7")
                .has("/active", "true")
                .lacks("/password");
        String path = "/Users/" + created.id();
        assertThat(created.header("Location")).endsWith(path);

        okta.get(path).is(200).has("/name/familyName", "Brock");
        okta.put(path, created.body().replace("Brock", "Newton")).is(200).has("/name/familyName", "Newton");
        okta.put(path, created.body().replace("\"active\":true", "\"active\":false"))
                .is(200)
                .has("/active", "false");
        okta.find("/Users", "userName eq \"" + tenant.email("isaac") + "\"").has("/Resources/0/active", "false");

        okta.post("/Users", tenant.userJson("isaac").replace("ext-isaac", "00ujl29u0le5T6Aj10h7"))
                .is(201)
                .has("/id", created.id())
                .has("/active", "true");
        okta.post("/Users", tenant.userJson("isaac").replace("ext-isaac", "00ujl29u0le5T6Aj10h7"))
                .isError(409, "uniqueness");
    }

    @Test
    void putWithoutActiveKeepsTheState() {
        String id = tenant.user("quiet");
        okta.patch("/Users/" + id, "{'Operations':[{'op':'replace','value':{'active':false}}]}")
                .is(200);

        okta.put("/Users/" + id, "{'userName':'" + tenant.email("quiet") + "','externalId':'ext-quiet'}")
                .is(200)
                .has("/active", "false");
    }

    @Test
    void pathlessPatchDeactivatesTheUser() {
        String id = tenant.user("leaver");

        okta.patch(
                        "/Users/" + id,
                        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'replace','value':{'active':false}}]}")
                .is(200)
                .has("/id", id)
                .has("/active", "false");
        tenant.newestEntry()
                .has("/items/0/action", "DEACTIVATE")
                .has("/items/0/status", "SUCCESS")
                .has("/items/0/resource/id", id);
    }

    @Test
    void postWithTheExternalIdOfAnInactiveUserRestoresAndRenamesIt() {
        String id = tenant.user("married");
        okta.patch("/Users/" + id, "{'Operations':[{'op':'replace','value':{'active':false}}]}");

        okta.post("/Users", "{'userName':'" + tenant.email("renamed") + "','externalId':'ext-married','active':true}")
                .is(201)
                .has("/id", id)
                .has("/userName", tenant.email("renamed"));
    }

    @Test
    void groupIsCreatedRenamedFilledEmptiedAndDeleted() {
        String ana = tenant.user("ana");
        String ben = tenant.user("ben");
        String group = okta.post(
                        "/Groups",
                        "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'Test SCIMv2','members':[]}")
                .is(201)
                .has("/members", "[]")
                .id();

        okta.patch(
                        "/Groups/" + group,
                        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'replace','value':{'id':'"
                                + group + "','displayName':'Test SCIMv2-renamed'}}]}")
                .is(204);
        okta.patch(
                        "/Groups/" + group,
                        "{'Operations':[{'op':'add','path':'members','value':[{'value':'" + ana
                                + "','display':'ana'}]}]}")
                .is(204);
        okta.patch(
                        "/Groups/" + group,
                        "{'Operations':[{'op':'remove','path':'members[value eq \\'" + ana
                                + "\\']'},{'op':'add','path':'members','value':[{'value':'" + ben + "'}]}]}")
                .is(204);
        okta.get("/Groups/" + group)
                .has("/displayName", "Test SCIMv2-renamed")
                .has("/members/0/value", ben)
                .lacks("/members/1");
        okta.patch(
                        "/Groups/" + group,
                        "{'Operations':[{'op':'replace','path':'members','value':[{'value':'" + ana + "'},{'value':'"
                                + ben + "'}]}]}")
                .is(204);
        assertThat(okta.get("/Groups/" + group).list("members")).hasSize(2);
        okta.put("/Groups/" + group, "{'displayName':'Test SCIMv2-renamed','members':[]}")
                .is(200)
                .has("/members", "[]");
        okta.delete("/Groups/" + group).is(204);
        okta.get("/Groups/" + group).isError(404, "");
    }

    @Test
    void unknownMembersAreLeftOutAndNotedInTheSyncLog() {
        String ana = tenant.user("known");
        String group = tenant.group("Push");

        okta.patch(
                        "/Groups/" + group,
                        "{'Operations':[{'op':'add','path':'members','value':[{'value':'" + ana
                                + "'},{'value':'01a20d60-0a32-7bdf-b036-5d8cb415b95f'},{'value':'not-an-id'}]}]}")
                .is(204);

        okta.get("/Groups/" + group).has("/members/0/value", ana).lacks("/members/1");
        Answer entry = tenant.newestEntry().has("/items/0/status", "SUCCESS").has("/items/0/action", "ADD_MEMBERS");
        assertThat(entry.text("/items/0/note")).contains("01a20d60-0a32-7bdf-b036-5d8cb415b95f");
    }

    @Test
    void importOf205UsersReadsThreeDisjointPages() {
        for (int number = 0; number < 205; number++) {
            tenant.user("import" + number);
        }
        Set<String> seen = new LinkedHashSet<>();
        List<Integer> sizes = new ArrayList<>();
        for (int start = 1; start <= 205; start += 100) {
            Answer page = okta.get("/Users?count=100&startIndex=" + start)
                    .is(200)
                    .has("/totalResults", 205)
                    .has("/startIndex", start);
            List<JsonObject> users = page.list("Resources");
            sizes.add(users.size());
            users.forEach(user -> seen.add(user.getString("id")));
        }

        assertThat(sizes).containsExactly(100, 100, 5);
        assertThat(seen).hasSize(205);
    }
}
