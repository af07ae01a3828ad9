package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The admin API from turning SCIM on to turning it off: tokens, members, sync log, refusals. */
@OnEachDatabase
class AdminJourneyIT {
    private final MusterServer server;
    private final Tenant tenant;
    private final Client admin;
    private final Client scim;

    AdminJourneyIT(MusterServer server) {
        this.server = server;
        tenant = Tenant.on(server);
        admin = tenant.admin();
        scim = tenant.scim();
    }

    @Test
    void turningScimOnReturnsTokenAndBaseUrlOnce() {
        assertThat(scim.base()).endsWith("/api/v1/scim/" + tenant.id() + "/v2");
        assertThat(tenant.token()).matches("mst_scim_[0-9A-Za-z]{17}_[0-9A-Za-z]{49}");

        admin.put("/provisioning", "{'mode':'SCIM'}").is(200).lacks("/token");
        assertThat(admin.get("/provisioning").is(200).has("/mode", "SCIM").body())
                .doesNotContain("mst_scim_");
        assertThat(admin.get("/provisioning/tokens").is(200).body())
                .doesNotContain(tenant.token().substring(27));
    }

    @Test
    void responsesWithASecretForbidCaching() {
        assertThat(admin.post("/provisioning/tokens/rotations", "").is(201).header("Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void bothTokensWorkDuringARotationAndTheirUseIsShown() {
        scim.get("/Users").is(200);
        Answer rotated =
                admin.post("/provisioning/tokens/rotations", "").is(201).has("/tokens/newTokenUsed", "false");
        Client fresh = scim.with("Authorization", "Bearer " + rotated.text("/token"));

        scim.get("/Users").is(200);
        fresh.get("/Users").is(200);
        admin.get("/provisioning/tokens").has("/newTokenUsed", "true").has("/retiring/0/ending/reason", "ROTATED");
        admin.delete("/provisioning/tokens/retiring").is(200).has("/retiring", "[]");
        scim.get("/Users").isError(401, "");
        fresh.get("/Users").is(200);
        admin.get("/sync-log?action=AUTHENTICATE&limit=1")
                .is(200)
                .has("/items/0/status", "FAILED")
                .has("/items/0/failure/cause", "The token was revoked")
                .has("/items/0/tokenId", tenant.token().substring(9, 26));
    }

    @Test
    void onlyAnUnusedRotationCanBeCancelled() {
        Answer first = admin.post("/provisioning/tokens/rotations", "").is(201);
        admin.delete("/provisioning/tokens/rotations/current").is(200).has("/retiring", "[]");
        scim.with("Authorization", "Bearer " + first.text("/token"))
                .get("/Users")
                .isError(401, "");
        scim.get("/Users").is(200);

        Answer second = admin.post("/provisioning/tokens/rotations", "").is(201);
        scim.with("Authorization", "Bearer " + second.text("/token"))
                .get("/Users")
                .is(200);
        admin.delete("/provisioning/tokens/rotations/current").is(409).has("/code", "mode_conflict");
    }

    @Test
    void leavingScimNeedsConfirmationRevokesTokensAndKeepsUsers() {
        String user = tenant.user("stays");
        admin.put("/provisioning", "{'mode':'JIT'}")
                .is(409)
                .has("/code", "confirmation_required")
                .has("/detail", "Cannot enable JIT provisioning while SCIM is active");
        admin.put("/provisioning", "{'mode':'MANUAL'}").is(409);
        scim.get("/Users").is(200);

        admin.put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200).has("/mode", "MANUAL");

        scim.get("/Users/" + user).isError(401, "");
        admin.get("/members/" + user).is(200).has("/active", "true").has("/origin", "SCIM");
        Answer refused =
                admin.get("/sync-log?action=AUTHENTICATE").has("/items/0/failure/cause", "The token was revoked");
        assertThat(refused.text("/items/0/failure/remedy")).startsWith("SCIM is off here. Turn it on");
        admin.put("/provisioning", "{'mode':'JIT'}").is(200).has("/mode", "JIT");
        Answer again = admin.put("/provisioning", "{'mode':'SCIM'}").is(200);
        scim.get("/Users").isError(401, "");
        scim.with("Authorization", "Bearer " + again.text("/token"))
                .get("/Users")
                .is(200);
    }

    @Test
    void scimNeedsThePlanAndAnActiveConnection() {
        Client operator = tenant.operator();
        String id = operator.post("/organizations", "{'name':'Starter'}")
                .is(201)
                .has("/plan", "STARTER")
                .id();
        Client starter = operator.at(operator.base() + "/organizations/" + id);

        starter.put("/provisioning", "{'mode':'SCIM'}").is(409).has("/code", "precondition_missing");
        starter.put("/plan", "{'plan':'ENTERPRISE'}").is(200);
        starter.put("/provisioning", "{'mode':'SCIM'}").is(409);
        starter.put("/sso", "{'protocol':'SAML','issuer':'urn:idp','active':true}")
                .is(400)
                .has("/code", "sso_not_verified");
        starter.put(
                        "/sso",
                        "{'protocol':'SAML','issuer':'urn:idp','active':true,'domains':['" + tenant.domain() + "']}")
                .is(409)
                .has("/code", "duplicate");
        starter.put(
                        "/sso",
                        "{'protocol':'SAML','issuer':'urn:idp','active':true,'domains':['x" + tenant.domain() + "']}")
                .is(200)
                .has("/sso/attestation/kind", "MANUALLY_ATTESTED");
        starter.put("/provisioning", "{'mode':'SCIM'}").is(200);
    }

    @Test
    void losingAPreconditionNeedsConfirmationAndEndsScim() {
        admin.put("/plan", "{'plan':'STARTER'}").is(409).has("/code", "confirmation_required");
        scim.get("/Users").is(200);
        admin.put("/plan", "{'plan':'STARTER','confirm':true}").is(200).has("/mode", "MANUAL");
        scim.get("/Users").isError(401, "");
    }

    @Test
    void syncLogHasCauseAndRemedyOfEachRefusal() {
        String user = tenant.user("logged");
        scim.patch("/Users/" + user, "{'Operations':[{'op':'replace','path':'title','value':'Boss'}]}")
                .is(200);
        scim.post("/Users", tenant.userJson("logged")).isError(409, "uniqueness");
        scim.get("/Users/" + tenant.id()).isError(404, "");
        scim.post("/Users", "{broken").isError(400, "invalidSyntax");

        Answer log = admin.get("/sync-log?limit=5").is(200);
        log.has("/items/0/status", "FAILED").has("/items/0/action", "CREATE").has("/items/0/httpStatus", 400);
        log.has("/items/1/status", "FAILED").has("/items/1/action", "READ").has("/items/1/httpStatus", 404);
        log.has("/items/2/status", "FAILED").has("/items/2/httpStatus", 409);
        assertThat(log.text("/items/2/failure/cause")).contains("already used");
        assertThat(log.text("/items/2/failure/remedy")).isNotBlank();
        log.has("/items/3/action", "UPDATE")
                .has("/items/3/changes/0/attribute", "title")
                .has("/items/3/changes/0/after", "B***")
                .has("/items/3/resource/display", tenant.email("logged"));
        log.has("/items/4/action", "CREATE").has("/items/4/status", "SUCCESS").has("/items/4/httpStatus", 201);

        Answer failed = admin.get("/sync-log?status=FAILED&limit=2").is(200);
        admin.get("/sync-log?status=FAILED&limit=2&cursor=" + failed.text("/nextCursor"))
                .is(200)
                .has("/items/0/httpStatus", 409)
                .lacks("/items/1");
        admin.get("/sync-log?text=" + Client.encoded("LOGGED@"))
                .is(200)
                .has("/items/0/httpStatus", 409)
                .has("/items/1/action", "UPDATE")
                .has("/items/2/action", "CREATE")
                .lacks("/items/3");
        admin.get("/sync-log/" + log.text("/items/3/id")).is(200).has("/action", "UPDATE");
        admin.get("/sync-log?status=WRONG").is(400).has("/code", "invalid_value");
        admin.get("/sync-log?cursor=wrong").is(400).has("/code", "invalid_cursor");
    }

    @Test
    void exportEscapesFormulas() {
        scim.post("/Groups", "{'displayName':'=cmd()'}").is(201);

        Answer csv = admin.get("/sync-log/export?format=csv").is(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).startsWith("attachment");
        assertThat(csv.body()).startsWith("id,at,action,").contains("'=cmd()").doesNotContain(",=cmd()");
        Answer lines = admin.get("/sync-log/export?format=jsonl").is(200);
        assertThat(lines.body().lines().findFirst().orElse("")).contains("\"resourceDisplay\":\"=cmd()\"");
    }

    @Test
    void addedMemberIsAdoptedByLookupAndUpdate() {
        String invited = admin.post("/members", "{'email':'" + tenant.email("invited") + "','role':'DEVELOPER'}")
                .is(201)
                .has("/origin", "INVITED")
                .id();

        scim.find("/Users", "userName eq \"" + tenant.email("invited") + "\"").has("/Resources/0/id", invited);
        scim.put("/Users/" + invited, tenant.userJson("invited")).is(200).has("/id", invited);

        admin.get("/members/" + invited)
                .has("/origin", "INVITED")
                .has("/directRole/role", "DEVELOPER")
                .has("/externalId", "ext-invited");
    }

    @Test
    void scimCannotRemoveTheLastAdminOrABreakGlassOwner() {
        String owner = tenant.user("owner");
        String boss = tenant.user("boss");
        admin.put("/members/" + boss + "/role", "{'role':'ADMIN'}").is(200);
        admin.put("/members/" + owner + "/break-glass", "{'breakGlass':true}").is(200);

        for (String protectedOne : new String[] {owner, boss}) {
            scim.patch("/Users/" + protectedOne, "{'Operations':[{'op':'replace','path':'active','value':false}]}")
                    .isError(403, "");
            scim.delete("/Users/" + protectedOne).isError(403, "");
            scim.get("/Users/" + protectedOne).is(200).has("/active", "true");
        }
        admin.get("/sync-log?status=FAILED&limit=2")
                .has("/items/0/action", "DELETE")
                .has("/items/1/action", "DEACTIVATE");
        admin.put("/members/" + owner + "/role", "{'role':'ADMIN'}").is(200);
        scim.delete("/Users/" + boss).is(204);
    }

    @Test
    void scopedKeyOpensOnlyItsOrganizationAndNoKeyIsRefused() {
        Tenant other = Tenant.on(server);
        Client operator = tenant.operator();
        operator.without("Authorization").get("/organizations").is(401).has("/code", "unauthenticated");
        operator.with("Authorization", "Bearer mst_key_wrong")
                .get("/organizations")
                .is(401);
        String key = operator.post("/api-keys", "{'name':'acme','scope':'" + tenant.id() + "'}")
                .is(201)
                .text("/key");
        Client scoped = operator.with("Authorization", "Bearer " + key);

        scoped.get("/organizations").is(200).has("/items/0/id", tenant.id()).lacks("/items/1");
        scoped.get("/organizations/" + tenant.id() + "/sync-log").is(200);
        for (String path : new String[] {
            "",
            "/provisioning",
            "/provisioning/tokens",
            "/members",
            "/groups",
            "/sync-log",
            "/sync-log/export",
            "/workspaces"
        }) {
            scoped.get("/organizations/" + other.id() + path).is(404);
        }
        scoped.post("/organizations", "{'name':'no'}").is(403);
        scoped.put("/organizations/" + tenant.id() + "/plan", "{'plan':'ENTERPRISE'}")
                .is(403);
        scoped.post("/api-keys", "{'name':'wider','allOrganizations':true}").is(403);
        scoped.post("/api-keys", "{'name':'wider'}").is(400).has("/code", "invalid_value");
        operator.get("/api-keys")
                .is(200)
                .has("/items/0/name", "acme")
                .has("/items/0/createdBy", server.operator())
                .lacks("/items/0/endsAt");
        operator.post("/api-keys", "{'name':'late','allOrganizations':true,'endsAt':'2020-01-01T00:00:00Z'}")
                .is(400)
                .has("/code", "invalid_value");
        operator.post("/api-keys", "{'name':'late','allOrganizations':true,'endsAt':'+300000-01-01T00:00:00Z'}")
                .is(400);
        operator.delete("/api-keys/" + key.substring(8, 25)).is(204);
        scoped.get("/organizations").is(401);
        operator.get("/organizations/nonsense").is(404);
        operator.get("/nonsense").is(404).has("/status", 404);
        operator.post("/organizations", "{'name':5}").is(400).has("/code", "invalid_value");
        operator.post("/organizations", "[").is(400).has("/code", "invalid_syntax");
    }

    @Test
    void keyIsRevokedWithTheKeysAndTokensThatItIssued() {
        Client operator = tenant.operator();
        String root = operator.post("/api-keys", "{'name':'leaked','allOrganizations':true}")
                .is(201)
                .text("/key");
        Client leaked = operator.with("Authorization", "Bearer " + root);
        String key = leaked.post("/api-keys", "{'name':'child','scope':'" + tenant.id() + "'}")
                .is(201)
                .text("/key");
        Client child = operator.with("Authorization", "Bearer " + key);
        String path = "/organizations/" + tenant.id();
        String token =
                child.post(path + "/provisioning/tokens/rotations", "").is(201).text("/token");
        Client scim = tenant.scim().with("Authorization", "Bearer " + token);
        scim.get("/Users?count=1").is(200);

        operator.delete("/api-keys/" + root.substring(8, 25) + "?issued=perhaps")
                .is(400);
        operator.delete("/api-keys/" + root.substring(8, 25) + "?issued=true").is(204);

        leaked.get("/organizations").is(401);
        child.get(path).is(401);
        scim.get("/Users?count=1").is(401);
        tenant.scim().get("/Users?count=1").is(200);
        admin.get("/audit-log?limit=2")
                .is(200)
                .has("/items/0/action", "TOKEN_REVOKED")
                .has("/items/0/actor", "bootstrap (" + server.apiKey().substring(8, 25) + ")")
                .has("/items/0/details/revokedWith", "leaked (" + root.substring(8, 25) + ")")
                .has("/items/1/action", "API_KEY_REVOKED");
    }

    @Test
    void workspacesGroupsAndMembersAreListed() {
        admin.post("/workspaces", "{'name':'Platform'}").is(201);
        admin.post("/workspaces", "{'name':'platform'}").is(409);
        admin.get("/workspaces").is(200).has("/items/0/name", "Platform");
        String ana = tenant.user("ana");
        String group = tenant.group("Engineering", ana);

        admin.get("/groups?text=engin").is(200).has("/items/0/id", group).has("/items/0/displayName", "Engineering");
        admin.get("/groups/" + group).is(200);
        admin.get("/groups/" + group + "/members").is(200).has("/items/0/id", ana);
        admin.get("/members?text=ana").is(200).has("/items/0/id", ana).has("/items/0/displayName", "Ana Example");
        admin.get("/members/" + ana).is(200).has("/groups/0/display", "Engineering");
    }

    @Test
    void unknownFieldsAreRefusedByNameWithTheKnownOnes() {
        Client operator = tenant.operator();
        operator.post("/organizations", "{'name':'X','Plan':'BUSINESS'}")
                .is(400)
                .has("/code", "invalid_value")
                .has("/detail", "There is no Plan; known are name, plan");
        admin.put("/provisioning", "{'mode':'MANUAL','confrim':true}")
                .is(400)
                .has("/detail", "There is no confrim; known are mode, confirm");
        admin.put("/plan", "{'plan':'STARTER','Confirm':true}").is(400);
        admin.patch("", "{'dialekt':'STRICT'}").is(400);
        admin.post("/members", "{'email':'" + tenant.email("x") + "','rôle':'ADMIN'}")
                .is(400);
        admin.post("/workspaces", "{}").is(400).has("/detail", "name is required");
        admin.post("/workspaces", "").is(400).has("/code", "invalid_syntax");
        scim.get("/Users").is(200);
    }

    @Test
    void unknownQueryParametersAreRefusedByNameWithTheKnownOnes() {
        admin.get("/sync-log?stauts=FAILED")
                .is(400)
                .has("/code", "invalid_value")
                .has(
                        "/detail",
                        "There is no query parameter stauts; known are action, cause, cursor, from, limit, resourceId,"
                                + " resourceType, status, text, until");
        admin.get("/workspaces?limit=5")
                .is(400)
                .has("/detail", "There is no query parameter limit; this request has none");
        admin.get("/access?expalin=true").is(400);
        admin.delete("/sso?Confirm=true").is(400);
        admin.post("/workspaces?x=1", "{'name':'No'}").is(400);
        admin.get("/sync-log?from=yesterday").is(400).has("/code", "invalid_value");
        scim.get("/Users?utm_source=x").is(200);
    }

    @Test
    void misspeltBooleansAreRefusedByNameWithTheTwoValues() {
        for (String wrong : new String[] {"ture", "yes", "1", ""}) {
            admin.get("/access?explain=" + wrong)
                    .is(400)
                    .has("/code", "invalid_value")
                    .has("/detail", "explain must be true or false");
            admin.delete("/sso?confirm=" + wrong).is(400).has("/detail", "confirm must be true or false");
        }
        admin.get("/access?explain=false").is(200);
        admin.get("/access").is(200);
        admin.delete("/sso?confirm=false").is(409).has("/code", "confirmation_required");
        scim.get("/Users").is(200);
    }

    @Test
    void repeatedKeysAreRefusedByNameAndChangeNothing() {
        admin.put("/provisioning", "{'mode':'SCIM','mode':'MANUAL','confirm':true}")
                .is(400)
                .has("/code", "invalid_syntax")
                .has("/detail", "mode is there twice");
        admin.put("/group-mappings", Tenant.changes("{'displayName':'A','displayName':'B','role':'VIEWER'}"))
                .is(400)
                .has("/detail", "displayName is there twice");
        admin.get("/provisioning").is(200).has("/mode", "SCIM");
    }

    @Test
    void filtersThatAreNeitherTrueNorFalseAndRepeatedOnesAreRefusedByName() {
        admin.get("/sign-ins?test=maybe").is(400).has("/detail", "test must be true or false");
        admin.get("/sync-log/failures?solved=1").is(400).has("/detail", "solved must be true or false");
        admin.get("/sync-log?status=FAILED&status=SUCCESS")
                .is(400)
                .has("/detail", "The query parameter status must not be repeated");
    }

    @Test
    void refusalsOfHttpHaveACodeOfTheirOwn() {
        Answer wrongMethod = admin.put("/workspaces", "{}").is(405).has("/code", "method_not_allowed");
        assertThat(wrongMethod.header("Allow")).contains("GET", "POST");
        admin.with("Accept", "image/png").get("/workspaces").is(406).has("/code", "not_acceptable");
        admin.post("/workspaces", "{'name':'" + "x".repeat(3_000_000) + "'}")
                .is(413)
                .has("/code", "too_large");
    }

    @Test
    void namesAreSingleLines() {
        Client operator = tenant.operator();
        for (String name : List.of("a\\nb", "a\\u0007b", "a\\u202eb")) {
            for (Answer refused : List.of(
                    operator.post("/organizations", "{'name':'" + name + "','plan':'BUSINESS'}"),
                    admin.patch("", "{'name':'" + name + "'}"),
                    admin.post("/workspaces", "{'name':'" + name + "'}"))) {
                refused.is(400).has("/code", "invalid_value");
                assertThat(refused.text("/detail")).startsWith("name must be one line");
            }
            admin.post("/webhooks", "{'url':'https://8.8.8.8/','description':'" + name + "'}")
                    .is(400);
        }
    }

    @Test
    void unstorableTextIsRefusedAndMalformedIdsAreNotFound() {
        for (String path : new String[] {
            "/members?text=%00",
            "/groups?text=%00",
            "/sync-log?text=%00",
            "/sync-log?resourceId=%00",
            "/access?cursor=%00"
        }) {
            admin.get(path).is(400);
        }
        for (String path : new String[] {
            "/members/1-1-1-1-1",
            "/members/%20",
            "/groups/%E2%80%83",
            "/groups/x",
            "/group-mappings/x",
            "/webhooks/x",
            "/members/x/access"
        }) {
            admin.get(path).is(404).has("/code", "not_found");
        }
        tenant.operator().get("/organizations/1-1-1-1-1").is(404);
        tenant.operator().delete("/api-keys/x").is(404);
    }

    @Test
    void fullLastPageHasNoNextCursor() {
        String group = tenant.group("Paged", tenant.user("a"), tenant.user("b"), tenant.user("c"));
        tenant.group("Other");
        tenant.map(group, "VIEWER");
        admin.put("/group-mappings", Tenant.changes(Tenant.row("displayName", "Soon", "", 0)))
                .is(200);

        for (String path : new String[] {
            "/members",
            "/groups",
            "/groups/" + group + "/members",
            "/group-mappings",
            "/access",
            "/sync-log",
            "/audit-log",
            "/removals"
        }) {
            int all = admin.get(path + "?limit=500")
                    .is(200)
                    .lacks("/nextCursor")
                    .list("items")
                    .size();
            admin.get(path + "?limit=" + Math.max(1, all)).is(200).lacks("/nextCursor");
            if (all > 1) {
                String next = admin.get(path + "?limit=" + (all - 1)).is(200).text("/nextCursor");
                assertThat(admin.get(path + "?limit=" + (all - 1) + "&cursor=" + next)
                                .is(200)
                                .lacks("/nextCursor")
                                .list("items"))
                        .as(path)
                        .hasSize(1);
            }
        }
    }

    @Test
    void addressesOfAVerifiedDomainThatOthersHoldAreListedToTheOperator() {
        String domain = "x" + tenant.domain();
        String squatter =
                scim.post("/Users", "{'userName':'CEO@" + domain + "'}").is(201).id();
        Tenant owner = Tenant.on(server);
        owner.admin().get("/foreign-addresses").is(200).has("/items", "[]");

        owner.verify(domain);

        owner.admin()
                .get("/foreign-addresses")
                .is(200)
                .has("/items/0/organization", tenant.id())
                .has("/items/0/user", squatter)
                .has("/items/0/address", "ceo@" + domain)
                .lacks("/nextCursor");
        owner.admin("own", owner.id()).get("/foreign-addresses").is(403);
        admin.get("/foreign-addresses").is(200).has("/items", "[]");
    }

    @Test
    void ownerOfADomainTakesAnAddressFromAUserOfAnotherOrganization() throws InterruptedException {
        String address = "ceo@x" + tenant.domain();
        String body = "{'userName':'ceo','title':'Boss','emails':[{'value':'" + address + "','primary':true}]}";
        String squatter = scim.post("/Users", body).is(201).id();
        Tenant owner = Tenant.on(server);
        owner.scim().post("/Users", body).isError(409, "uniqueness");
        owner.verify("x" + tenant.domain());

        owner.scim().post("/Users", body).is(201);

        memberWithoutEmail(squatter).has("/userName", "ceo").has("/active", "true");
        scim.get("/Users/" + squatter).is(200).has("/title", "Boss").lacks("/emails");
        owner.admin().get("/foreign-addresses").is(200).has("/items", "[]");
        assertThat(admin.get("/audit-log?limit=1")
                        .is(200)
                        .has("/items/0/action", "MEMBER_EMAIL_LOST")
                        .body())
                .doesNotContain(owner.id());
        scim.put("/Users/" + squatter, body).isError(409, "uniqueness");
        scim.patch("/Users/" + squatter, "{'Operations':[{'op':'replace','path':'title','value':'Chief'}]}")
                .is(200);
    }

    /** Waits for the background job, which looks every five seconds. */
    private Answer memberWithoutEmail(String user) throws InterruptedException {
        Answer member = admin.get("/members/" + user).is(200);
        for (int attempt = 0; attempt < 100 && member.exists("/email"); attempt++) {
            Thread.sleep(200);
            member = admin.get("/members/" + user).is(200);
        }
        return member.lacks("/email");
    }
}
