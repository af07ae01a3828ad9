package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An Admin sends a refused write of the identity provider again, once its cause is gone. */
@OnEachDatabase
class ReplayIT {
    private final Tenant tenant;

    ReplayIT(MusterServer server) {
        tenant = Tenant.on(server);
    }

    @Test
    void refusedUserIsCreatedByAReplayOnceTheDomainIsVerified() {
        String elsewhere = "new." + tenant.domain();
        tenant.admin().patch("", "{'verifiedDomainsOnly':true}").is(200);
        tenant.scim()
                .with("User-Agent", "Okta SCIM Client 1.0.0")
                .post(
                        "/Users",
                        "{'userName':'ana@" + elsewhere + "','externalId':'ext-ana','password':'kettle-orbit-lamp',"
                                + "'emails':[{'value':'ana@" + elsewhere
                                + "','type':'work','primary':true}],'active':true}")
                .is(400);
        String entry = tenant.newestEntry().has("/items/0/status", "FAILED").text("/items/0/id");

        Answer sent = tenant.admin().get("/sync-log/" + entry + "/request").is(200);
        sent.has("/method", "POST").has("/path", "/Users");
        assertThat(sent.text("/body")).contains("ana@" + elsewhere).doesNotContain("password", "kettle");

        // the cause is there still: refused again, and an entry that is marked
        Answer refused = replay(entry).is(200).has("/httpStatus", 400).has("/entry/status", "FAILED");
        refused.has("/entry/note", "Replay of the entry " + entry)
                .has("/entry/userAgent", "Okta SCIM Client 1.0.0")
                .has(
                        "/entry/failure/cause",
                        tenant.admin().get("/sync-log/" + entry).text("/failure/cause"));
        // a replay is not kept itself
        replay(refused.text("/entry/id")).is(404);

        tenant.verify(elsewhere);
        Answer created = replay(entry).is(200).has("/httpStatus", 201).has("/entry/status", "SUCCESS");
        created.has("/entry/action", "CREATE").has("/entry/note", "Replay of the entry " + entry);
        tenant.scim()
                .find("/Users", "externalId eq \"ext-ana\"")
                .has("/totalResults", 1)
                .has("/Resources/0/userName", "ana@" + elsewhere)
                .has("/Resources/0/active", "true");
        tenant.admin()
                .get("/audit-log?limit=1")
                .has("/items/0/action", "REQUEST_REPLAYED")
                .has("/items/0/subject", "sync-log/" + entry);
        // the tokens of the replays have ended, and were none of the organization's
        tenant.admin().get("/provisioning/tokens").is(200).has("/retiring", "[]");
    }

    @Test
    void conditionOfARequestIsSentAgainAsItWas() {
        String ana = tenant.user("ana");
        tenant.scim()
                .with("If-Match", "W/\"7\"")
                .patch(
                        "/Users/" + ana + "?attributes=title",
                        "{'Operations':[{'op':'replace','path':'title','value':'T'}]}")
                .is(412);
        String entry = tenant.newestEntry().text("/items/0/id");

        tenant.admin()
                .get("/sync-log/" + entry + "/request")
                .is(200)
                .has("/path", "/Users/" + ana + "?attributes=title")
                .has("/ifMatch", "W/\"7\"");
        replay(entry).is(200).has("/httpStatus", 412);
    }

    @Test
    void successesReadsMalformedBodiesAndRefusedTokensAreNotKept() {
        tenant.user("ana");
        String success = tenant.newestEntry().text("/items/0/id");
        tenant.scim().get("/Users/none").is(404);
        String read = tenant.newestEntry().text("/items/0/id");
        tenant.scim().raw("POST", "/Users", "{\"userName\":").is(400);
        String malformed = tenant.newestEntry().text("/items/0/id");
        tenant.scim().post("/Users/.search", "{'filter':'x'}").is(400);
        String search = tenant.newestEntry().text("/items/0/id");

        for (String entry : new String[] {success, read, malformed, search}) {
            tenant.admin().get("/sync-log/" + entry + "/request").is(404);
            replay(entry).is(404);
        }
    }

    @Test
    void replayIsRefusedWhenTheOrganizationHasLeftScim() {
        tenant.user("ana");
        tenant.scim().post("/Users", tenant.userJson("ana")).is(409);
        String entry = tenant.newestEntry().text("/items/0/id");
        tenant.admin().put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);

        replay(entry).is(409);
    }

    private Answer replay(String entry) {
        return tenant.admin().post("/sync-log/" + entry + "/replays", "");
    }
}
