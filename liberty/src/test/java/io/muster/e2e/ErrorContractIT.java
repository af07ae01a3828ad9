package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Status, scimType and body of refused requests, which change nothing. */
@OnEachDatabase
class ErrorContractIT {
    private final MusterServer server;
    private final Tenant tenant;
    private final Client scim;

    ErrorContractIT(MusterServer server) {
        this.server = server;
        tenant = Tenant.on(server);
        scim = tenant.scim();
    }

    @Test
    void everyInvalidTokenGetsTheSameBody() {
        Tenant other = Tenant.on(server);
        String wrongChecksum = tenant.token().substring(0, tenant.token().length() - 1) + "!";
        Client elsewhere = scim.at(scim.base().replace(tenant.id(), other.id()));
        String expected =
                scim.without("Authorization").get("/Users").isError(401, "").body();

        for (Client bad : new Client[] {
            scim.with("Authorization", "Bearer " + wrongChecksum),
            scim.with("Authorization", "Bearer x"),
            scim.with("Authorization", "Bearer " + server.apiKey()),
            scim.with("Authorization", "Digest x"),
            scim.at(scim.base().replace(tenant.id(), UUID.randomUUID().toString())),
            scim.at(scim.base().replace(tenant.id(), "nonsense")),
            elsewhere
        }) {
            for (String path : new String[] {"/Users", "/Nothing", "/ServiceProviderConfig", ""}) {
                assertThat(bad.get(path).isError(401, "").body()).isEqualTo(expected);
            }
        }
        tenant.admin()
                .get("/sync-log?action=AUTHENTICATE&limit=1")
                .has("/items/0/failure/cause", "The token was used at the address of another organization");
        other.admin().get("/sync-log?action=AUTHENTICATE").has("/items", "[]");
    }

    @Test
    void resourcesOfAnotherOrganizationAreNotFound() {
        Tenant other = Tenant.on(server);
        String theirs = other.user("theirs");
        String theirGroup = other.group("Theirs", theirs);
        String mine = tenant.user("mine");
        String patch = "{'Operations':[{'op':'replace','path':'displayName','value':'x'}]}";

        scim.get("/Users/" + theirs).isError(404, "");
        scim.put("/Users/" + theirs, tenant.userJson("x")).isError(404, "");
        scim.patch("/Users/" + theirs, patch).isError(404, "");
        scim.delete("/Users/" + theirs).isError(404, "");
        scim.get("/Groups/" + theirGroup).isError(404, "");
        scim.put("/Groups/" + theirGroup, "{'displayName':'x'}").isError(404, "");
        scim.patch("/Groups/" + theirGroup, patch).isError(404, "");
        scim.delete("/Groups/" + theirGroup).isError(404, "");
        scim.find("/Users", "id eq \"" + theirs + "\" or userName pr")
                .has("/totalResults", 1)
                .has("/Resources/0/id", mine);
        String group = tenant.group("Mine", theirs);
        scim.get("/Groups/" + group).has("/members", "[]");
        scim.find("/Groups", "members.value eq \"" + theirs + "\"").has("/totalResults", 0);
        other.scim().get("/Users/" + theirs).is(200);
        other.scim().get("/Groups/" + theirGroup).has("/members/0/value", theirs);
        other.admin().get("/members/" + mine).is(404);
    }

    @Test
    void duplicatesAreRefusedInAnyCaseWithoutNamingOtherOrganizations() {
        Tenant other = Tenant.on(server);
        tenant.user("ana");
        scim.post("/Users", tenant.userJson("ana").replace("'userName':'ana", "'userName':'ANA"))
                .isError(409, "uniqueness");
        String refusal = other.scim()
                .post("/Users", tenant.userJson("zoe"))
                .isError(409, "uniqueness")
                .text("/detail");
        assertThat(refusal).doesNotContain(tenant.id());
        Answer taken = tenant.admin()
                .post("/members", "{'email':'shared" + tenant.domain().substring(0, 9) + "@mail.example'}")
                .is(201);
        Answer claimed = other.scim()
                .post(
                        "/Users",
                        "{'userName':'someone','emails':[{'value':'"
                                + taken.text("/email").toUpperCase(Locale.ROOT) + "'}]}")
                .isError(409, "uniqueness");
        assertThat(claimed.text("/detail")).doesNotContain(tenant.id()).doesNotContain(tenant.domain());
        tenant.group("Sales");
        scim.post("/Groups", "{'displayName':'sALES'}").isError(409, "uniqueness");
        String second = tenant.group("Second");
        scim.patch("/Groups/" + second, "{'Operations':[{'op':'replace','path':'displayName','value':'SALES'}]}")
                .isError(409, "uniqueness");
    }

    @Test
    void namesOfDeletedGroupsAndUsersCanBeReusedAtOnce() {
        String group = tenant.group("Phoenix");
        scim.delete("/Groups/" + group).is(204);
        assertThat(tenant.group("Phoenix")).isNotEqualTo(group);
        String user = tenant.user("again");
        scim.delete("/Users/" + user).is(204);
        assertThat(tenant.user("again")).isNotEqualTo(user);
    }

    @Test
    void verifiedDomainsPolicyRefusesOtherDomains() {
        tenant.admin().patch("", "{'verifiedDomainsOnly':true}").is(200);

        scim.post("/Users", "{'userName':'out@elsewhere-" + tenant.domain() + "'}")
                .isError(400, "invalidValue");
        tenant.user("inside");
    }

    @Test
    void invalidRequestsAreRefusedWithTheirScimType() {
        String user = tenant.user("target");
        scim.post("/Users", "{'userName':").isError(400, "invalidSyntax");
        scim.post("/Users", "[]").isError(400, "invalidSyntax");
        scim.post("/Users", "{}").isError(400, "invalidValue");
        scim.post("/Users", "{'userName':'" + tenant.email("a") + "','emails':[{'value':'nonsense'}]}")
                .isError(400, "invalidValue");
        scim.post("/Users", "{'userName':'" + tenant.email("a") + "','active':'perhaps'}")
                .isError(400, "invalidValue");
        scim.patch("/Users/" + user, "{}").isError(400, "invalidSyntax");
        scim.patch("/Users/" + user, "{'Operations':[{'op':'jump','path':'title'}]}")
                .isError(400, "invalidSyntax");
        scim.patch("/Users/" + user, "{'Operations':[{'op':'add','path':'shoeSize','value':'9'}]}")
                .isError(400, "invalidPath");
        scim.patch("/Users/" + user, "{'Operations':[{'op':'replace','path':'id','value':'9'}]}")
                .isError(400, "mutability");
        scim.patch("/Users/" + user, "{'Operations':[{'op':'remove'}]}").isError(400, "noTarget");
        scim.patch("/Users/" + user, "{'Operations':[{'op':'remove','path':'userName'}]}")
                .isError(400, "invalidValue");
        scim.find("/Users", "shoeSize eq 9").isError(400, "invalidFilter");
        scim.find("/Users", "userName eq \"x\" garbage").isError(400, "invalidFilter");
        scim.find("/Users", "userName eq").isError(400, "invalidFilter");
        scim.get("/Users?count=x").isError(400, "invalidValue");
        scim.get("/Users?cursor=wrong").isError(400, "invalidCursor");
        scim.get("/Users?sortBy=title").isError(400, "invalidPath");
        scim.get("/Users?count=0").is(200).has("/totalResults", 1).has("/Resources", "[]");
        scim.get("/Users?count=-5&startIndex=-5").is(200).has("/startIndex", 1);
    }

    @Test
    void patchWithAnInvalidOperationChangesNothing() {
        String user = tenant.user("atomic");

        scim.patch(
                        "/Users/" + user,
                        "{'Operations':[{'op':'replace','path':'title','value':'Boss'},{'op':'replace','path':'active','value':'maybe'}]}")
                .isError(400, "invalidValue");

        scim.get("/Users/" + user).lacks("/title").has("/meta/version", "W/\"1\"");
    }

    @Test
    void replacingMembersWithUnknownIdsKeepsTheGroup() {
        String ana = tenant.user("kept");
        String group = tenant.group("Kept", ana);

        scim.patch(
                        "/Groups/" + group,
                        "{'Operations':[{'op':'replace','path':'members','value':[{'value':'" + UUID.randomUUID()
                                + "'}]}]}")
                .isError(400, "invalidValue");
        scim.put("/Groups/" + group, "{'displayName':'Kept'}").is(200).has("/members/0/value", ana);
    }

    @Test
    void preconditionsAreCheckedButOptional() {
        String user = tenant.user("versions");
        Answer first = scim.get("/Users/" + user).is(200);
        assertThat(first.header("ETag")).isEqualTo(first.text("/meta/version"));
        scim.with("If-None-Match", first.header("ETag")).get("/Users/" + user).is(304);
        String patch = "{'Operations':[{'op':'replace','path':'title','value':'Boss'}]}";
        scim.with("If-Match", first.header("ETag"))
                .patch("/Users/" + user, patch)
                .is(200);
        scim.with("If-Match", first.header("ETag"))
                .patch("/Users/" + user, patch.replace("Boss", "x"))
                .isError(412, "");
        scim.with("If-Match", first.header("ETag")).delete("/Users/" + user).isError(412, "");
        scim.with("If-Match", "*").delete("/Users/" + user).is(204);
    }

    @Test
    void attributesAreProjectedOnReadsAndWrites() {
        Answer created = scim.post("/Users?attributes=userName", tenant.userJson("projected"))
                .is(201)
                .lacks("/emails");
        scim.get("/Users/" + created.id() + "?attributes=name.givenName")
                .has("/name", "{\"givenName\":\"Projected\"}")
                .lacks("/userName")
                .has("/id", created.id());
        scim.get("/Users/" + created.id() + "?excludedAttributes=emails,name.familyName")
                .lacks("/emails")
                .has("/name", "{\"givenName\":\"Projected\"}");
        String group = tenant.group("Projected", created.id());
        scim.patch(
                        "/Groups/" + group + "?attributes=displayName,members",
                        "{'Operations':[{'op':'replace','path':'displayName','value':'P2'}]}")
                .is(200)
                .has("/displayName", "P2")
                .has("/members/0/value", created.id());
    }

    @Test
    void postedSearchReturnsProjectedMatches() {
        String user = tenant.user("posted");
        scim.post(
                        "/Users/.search",
                        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],'filter':'externalId eq \\'ext-posted\\'','attributes':['userName'],'startIndex':1,'count':10}")
                .is(200)
                .has("/Resources/0/id", user)
                .lacks("/Resources/0/name");
    }

    @Test
    void writesAndFiltersOfDiscoveryAreRefused() {
        for (String path : new String[] {"/ServiceProviderConfig", "/ResourceTypes", "/Schemas"}) {
            scim.with("Content-Type", "text/plain").post(path, "nonsense").isError(405, "");
            scim.delete(path).isError(405, "");
            scim.get(path + "?filter=" + Client.encoded("id pr")).isError(403, "");
        }
        scim.post("/Bulk", "{}").isError(501, "");
        scim.get("/Me").isError(501, "");
        scim.get("/Schemas/urn:unknown").isError(404, "");
        scim.get("/Nothing").isError(404, "");
        scim.get("/Groups/..%2F..%2F..%2F..%2F").isError(404, "");
        scim.delete("/Users").isError(405, "");
    }

    @Test
    void adminApiTakesJsonOnlyAndABodyOnlyWhereItReadsOne() {
        Client admin = tenant.admin();
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "///")) {
            admin.with("Content-Type", type)
                    .post("/workspaces", "{'name':'Odd'}")
                    .is(415);
        }
        admin.without("Content-Type").post("/workspaces", "{'name':'Bare'}").is(201);
        admin.post("/connection/service-keys/swaps", "{'confirm':true}")
                .is(400)
                .has("/detail", "This request has no body; leave it out, or send {}");
        admin.post("/provisioning/tokens/rotations", "{}").is(201);
    }

    @Test
    void jsonAndAbsentMediaTypesAreAcceptedAndOthersRefused() {
        scim.with("Content-Type", "application/json; charset=utf-8")
                .post("/Users", tenant.userJson("json"))
                .is(201);
        scim.without("Content-Type").post("/Users", tenant.userJson("bare")).is(201);
        scim.with("Content-Type", "text/xml").post("/Users", "<a/>").isError(415, "");
        scim.with("Content-Type", "///").post("/Users", tenant.userJson("odd")).isError(415, "");
        scim.with("Accept", "application/json").get("/Users").is(200);
        scim.with("Accept", "text/html").get("/Users").isError(406, "");
        scim.with("Content-Type", "Application/SCIM+JSON")
                .post("/Users", tenant.userJson("cased"))
                .is(201);
        for (String accept : List.of(
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "Application/SCIM+JSON",
                "///, application/json",
                "application/*;q=0.5")) {
            scim.with("Accept", accept).get("/Users").is(200);
        }
        tenant.admin()
                .with("Accept", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2")
                .get("/members")
                .is(200);
        scim.with("Accept", "///").get("/Users").isError(406, "");
    }

    @Test
    void bodySizeDepthOperationsAndFilterTermsAreLimited() {
        String user = tenant.user("limits");
        scim.post("/Users", "{'userName':'" + "x".repeat(2 * 1024 * 1024) + "'}")
                .isError(413, "");
        scim.post("/Users", "[".repeat(100_000)).isError(400, "invalidSyntax");
        String operation = "{'op':'replace','path':'title','value':'x'}";
        scim.patch("/Users/" + user, "{'Operations':[" + String.join(",", Collections.nCopies(1_001, operation)) + "]}")
                .isError(413, "");
        scim.patch("/Users/" + user, "{'Operations':[" + String.join(",", Collections.nCopies(1_000, operation)) + "]}")
                .is(200);
        String filter = String.join(" or ", Collections.nCopies(65, "title pr"));
        scim.find("/Users", filter).isError(400, "invalidFilter");
        scim.post("/Users/.search", "{'filter':'" + "(".repeat(3_000) + "'}").isError(400, "invalidFilter");
    }

    @Test
    void refusedResourceIsFoundInTheLogByTheNameThatWasSent() {
        scim.post("/Users", "{'userName':'Refused.Person','emails':[{'value':'nonsense'}]}")
                .isError(400, "invalidValue");
        tenant.admin()
                .get("/sync-log?status=FAILED&text=refused.pers")
                .has("/items/0/resource/display", "Refused.Person")
                .lacks("/items/1");
        tenant.group("Twice");
        scim.post("/Groups", "{'displayName':'tWICE'}").isError(409, "uniqueness");
        tenant.admin().get("/sync-log?status=FAILED&text=twice").has("/items/0/resource/display", "tWICE");
    }

    @Test
    void singleQuotesInAPathAreRefusedAndKeepTheMember() {
        String ana = tenant.user("quoted");
        String group = tenant.group("Quoted", ana);

        scim.raw(
                        "PATCH",
                        "/Groups/" + group,
                        "{\"Operations\":[{\"op\":\"remove\",\"path\":\"members[value eq '" + ana + "']\"}]}")
                .isError(400, "invalidFilter");

        scim.get("/Groups/" + group).has("/members/0/value", ana);
    }

    @Test
    void cursorIsAbsentAfterAFullLastPage() {
        for (String name : List.of("p1", "p2", "p3", "p4")) {
            tenant.user(name);
        }

        Answer first = scim.get("/Users?cursor=&count=2").is(200);
        scim.get("/Users?count=2&cursor=" + first.text("/nextCursor"))
                .is(200)
                .lacks("/nextCursor")
                .has("/itemsPerPage", 2);
        scim.find("/Users", "meta.resourceType eq \"User\" and userName pr").has("/totalResults", 4);
        scim.find("/Users", "meta.resourceType eq \"Group\"").has("/totalResults", 0);
    }

    @Test
    void strictDialectRefusesTolerances() {
        Tenant strict = Tenant.on(server);
        String user = strict.user("strict");
        strict.admin().patch("", "{'dialect':'STRICT'}").is(200);
        Client client = strict.scim();

        client.get("/ServiceProviderConfig")
                .has("/urn:muster:params:scim:schemas:1.0:ServiceProviderConfig/dialect", "strict");
        client.patch("/Users/" + user, "{'Operations':[{'op':'replace','value':{'active':false}}]}")
                .isError(400, "invalidSyntax");
        client.post("/Users", "{'userName':'" + strict.email("b") + "','shoeSize':9}")
                .isError(400, "invalidValue");
        client.post("/Groups", "{'displayName':'S','members':[{'value':'" + UUID.randomUUID() + "'}]}")
                .isError(400, "invalidValue");
        client.patch(
                        "/Users/" + user,
                        "{'Operations':[{'op':'replace','path':'phoneNumbers[type eq \\'fax\\'].value','value':'1'}]}")
                .isError(400, "noTarget");
    }

    @Test
    void rateLimitAppliesToOneOrganizationOnly() {
        Tenant wild = Tenant.on(server);
        int limited = 0;
        Answer last = wild.scim().get("/Users?count=0");
        for (int request = 0; request < 3_000 && limited < 3; request++) {
            last = wild.scim().get("/Users?count=0");
            limited += last.status() == 429 ? 1 : 0;
        }

        last.isError(429, "");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 10);
        scim.get("/Users?count=0").is(200);
    }
}
