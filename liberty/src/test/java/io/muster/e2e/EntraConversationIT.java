package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sends the requests of Microsoft Entra ID, without and with its compliance flag. */
@OnEachDatabase
class EntraConversationIT {
    private static final String PATCH_OP = "'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final Tenant tenant;
    private final Client entra;

    EntraConversationIT(MusterServer server) {
        tenant = Tenant.on(server);
        entra = tenant.scim().with("User-Agent", "Azure-AD-Provisioning");
    }

    @Test
    void connectionTestWithARandomNameFindsNoUser() {
        entra.find("/Users", "userName eq \"" + UUID.randomUUID() + "\"")
                .is(200)
                .has("/totalResults", 0)
                .has("/Resources", "[]");
    }

    @Test
    void userIsCreatedWithNullsAndChangedByCapitalizedOperations() {
        String id = entra.post(
                        "/Users",
                        "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','" + ENTERPRISE
                                + "'],'externalId':'0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef','userName':'"
                                + tenant.email("Test_User")
                                + "','active':true,'displayName':null,'emails':[{'primary':true,'type':'work','value':'"
                                + tenant.email("test_user")
                                + "'}],'meta':{'resourceType':'User'},'name':{'formatted':'givenName familyName','familyName':'familyName','givenName':'givenName'},'title':null,'roles':[]}")
                .is(201)
                .lacks("/title")
                .id();

        entra.patch(
                        "/Users/" + id,
                        "{" + PATCH_OP
                                + "[{'op':'Replace','path':'emails[type eq \\'work\\'].value','value':'"
                                + tenant.email("updated")
                                + "'},{'op':'Replace','path':'name.familyName','value':'updatedFamilyName'},"
                                + "{'op':'Add','path':'" + ENTERPRISE + ":department','value':'Sales'},"
                                + "{'op':'Add','path':'" + ENTERPRISE + ":manager','value':'boss-1'},"
                                + "{'op':'Add','path':'phoneNumbers[type eq \\'mobile\\'].value','value':'+1 555 0100'}]}")
                .is(200)
                .has("/emails/0/value", tenant.email("updated"))
                .has("/emails/0/primary", "true")
                .has("/name/familyName", "updatedFamilyName")
                .has("/phoneNumbers/0/type", "mobile")
                .has("/phoneNumbers/0/value", "+1 555 0100")
                .has("/" + ENTERPRISE + "/department", "Sales")
                .has("/" + ENTERPRISE + "/manager/value", "boss-1");
        entra.patch(
                        "/Users/" + id,
                        "{" + PATCH_OP + "[{'op':'Replace','path':'" + ENTERPRISE
                                + ":manager','value':[{'value':'boss-2'}]},{'op':'Remove','path':'" + ENTERPRISE
                                + ":department'},{'op':'Replace','path':'title','value':''}]}")
                .is(200)
                .has("/" + ENTERPRISE + "/manager/value", "boss-2")
                .lacks("/" + ENTERPRISE + "/department");
        entra.patch(
                        "/Users/" + id,
                        "{" + PATCH_OP + "[{'op':'Replace','path':'userName','value':'" + tenant.email("new") + "'}]}")
                .is(200)
                .has("/userName", tenant.email("new"));
    }

    @Test
    void falseAsTextDeactivatesAndTheInactiveUserIsReturned() {
        String id = tenant.user("leaver");

        entra.patch("/Users/" + id, "{" + PATCH_OP + "[{'op':'Replace','path':'active','value':'False'}]}")
                .is(200)
                .has("/active", "false");

        entra.get("/Users/" + id).is(200).has("/active", "false");
        entra.find("/Users", "externalId eq \"ext-leaver\"").has("/Resources/0/id", id);
        entra.delete("/Users/" + id).is(204);
        entra.get("/Users/" + id).isError(404, "");
        entra.delete("/Users/" + id).isError(404, "");
    }

    @Test
    void unquotedFilterValueIsAccepted() {
        String id = tenant.user("jyoung");

        entra.find("/Users", "externalId eq ext-jyoung").is(200).has("/Resources/0/id", id);
    }

    @Test
    void valuePathWithATailFiltersEmailsByTypeAndValue() {
        String id = tenant.user("bracket");

        entra.find("/Users", "emails[type eq \"work\"].value eq \"" + tenant.email("bracket") + "\"")
                .is(200)
                .has("/totalResults", 1)
                .has("/Resources/0/id", id);
        entra.find("/Users", "emails[type eq \"home\"].value eq \"" + tenant.email("bracket") + "\"")
                .is(200)
                .has("/totalResults", 0);
    }

    @Test
    void groupWithAForeignSchemaIsPushedAndReadWithoutMembers() {
        String ana = tenant.user("ana");
        String ben = tenant.user("ben");
        String group = entra.post(
                        "/Groups",
                        "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group','http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],"
                                + "'externalId':'8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159','displayName':'displayName','meta':{'resourceType':'Group'}}")
                .is(201)
                .id();

        entra.get("/Groups/" + group + "?excludedAttributes=members").is(200).lacks("/members");
        entra.get("/Groups?excludedAttributes=members&filter=" + Client.encoded("displayName eq \"DISPLAYNAME\""))
                .is(200)
                .has("/totalResults", 1)
                .lacks("/Resources/0/members");
        entra.patch(
                        "/Groups/" + group,
                        "{" + PATCH_OP + "[{'op':'Add','path':'members','value':[{'$ref':null,'value':'" + ana
                                + "'},{'$ref':null,'value':'" + ben + "'}]}]}")
                .is(204);
        entra.patch(
                        "/Groups/" + group,
                        "{" + PATCH_OP + "[{'op':'Remove','path':'members','value':[{'$ref':null,'value':'" + ana
                                + "'}]}]}")
                .is(204);
        entra.get("/Groups/" + group).has("/members/0/value", ben).lacks("/members/1");
        entra.patch("/Groups/" + group, "{" + PATCH_OP + "[{'op':'Replace','path':'displayName','value':'renamed'}]}")
                .is(204);
        entra.get("/Groups/" + group).has("/displayName", "renamed").has("/members/0/value", ben);
        entra.delete("/Groups/" + group).is(204);
    }

    @Test
    void removalOfAnEmptyMemberListKeepsAllMembers() {
        String ana = tenant.user("stays");
        String group = tenant.group("Stays", ana);

        entra.patch("/Groups/" + group, "{" + PATCH_OP + "[{'op':'Remove','path':'members','value':[]}]}")
                .is(204);

        entra.get("/Groups/" + group).has("/members/0/value", ana);
        tenant.newestEntry().has("/items/0/status", "SKIPPED");
    }

    @Test
    void pathlessOperationsWithDottedKeysAreAppliedUnderTheComplianceFlag() {
        Client flagged = tenant.scim();
        String id = tenant.user("flagged");
        String ana = tenant.user("member");
        String group = tenant.group("Flagged", ana);

        flagged.patch(
                        "/Users/" + id + "?aadOptscim062020",
                        "{" + PATCH_OP + "[{'op':'replace','value':{'displayName':'Bjfe','name.givenName':'Kjfe','"
                                + ENTERPRISE + ":department':'Skvt','emails[type eq \\'work\\'].value':'"
                                + tenant.email("flag2") + "','active':false}}]}")
                .is(200)
                .has("/displayName", "Bjfe")
                .has("/name/givenName", "Kjfe")
                .has("/name/familyName", "Example")
                .has("/" + ENTERPRISE + "/department", "Skvt")
                .has("/emails/0/value", tenant.email("flag2"))
                .has("/active", "false");
        flagged.patch(
                        "/Groups/" + group + "?aadOptscim062020",
                        "{" + PATCH_OP + "[{'op':'remove','path':'members[value eq \\'" + ana + "\\']'}]}")
                .is(204);
        flagged.get("/Groups/" + group).has("/members", "[]");
        // the same organization also gets requests without the flag
        entra.patch("/Users/" + id, "{" + PATCH_OP + "[{'op':'Replace','path':'active','value':'True'}]}")
                .is(200)
                .has("/active", "true");
    }

    @Test
    void unchangedProfileKeepsItsVersionAndIsLoggedAsSkipped() {
        String id = tenant.user("same");
        String version = entra.get("/Users/" + id).text("/meta/version");

        entra.patch("/Users/" + id, "{" + PATCH_OP + "[{'op':'Replace','path':'name.givenName','value':'same'}]}")
                .is(200)
                .has("/meta/version", version);

        tenant.newestEntry().has("/items/0/status", "SKIPPED").has("/items/0/action", "UPDATE");
        assertThat(version).isEqualTo("W/\"1\"");
    }
}
