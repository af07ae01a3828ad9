package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests for known faults of other SCIM services that the providers' conversations do not cover. */
@OnEachDatabase
class LessonsIT {
    private final Tenant tenant;
    private final Client scim;

    LessonsIT(MusterServer server) {
        tenant = Tenant.on(server);
        scim = tenant.scim();
    }

    @Test
    void emailAddressIsNotUsedAsUserName() {
        String id = scim.post(
                        "/Users",
                        "{'userName':'jdoe','emails':[{'value':'" + tenant.email("john.doe") + "','primary':true}]}")
                .is(201)
                .has("/userName", "jdoe")
                .id();

        scim.find("/Users", "userName eq \"" + tenant.email("john.doe") + "\"").has("/totalResults", 0);
        scim.find("/Users", "userName eq \"jdoe\"").has("/Resources/0/id", id);
        scim.find("/Users", "emails.value eq \"" + tenant.email("John.Doe") + "\"")
                .has("/Resources/0/id", id);
    }

    @Test
    void creationWithTheEmailOfAnotherMemberIsRefused() {
        String owner = tenant.admin()
                .post("/members", "{'email':'" + tenant.email("owner") + "','role':'ADMIN'}")
                .is(201)
                .id();

        scim.post(
                        "/Users",
                        "{'userName':'attacker','externalId':'evil','emails':[{'value':'" + tenant.email("Owner")
                                + "','primary':true}]}")
                .isError(409, "uniqueness");

        tenant.admin()
                .get("/members/" + owner)
                .has("/userName", tenant.email("owner"))
                .lacks("/externalId");
    }

    @Test
    void externalIdAndIdInABodySelectNoExistingUser() {
        String ana = tenant.user("ana");

        String other = scim.post(
                        "/Users",
                        "{'userName':'" + tenant.email("x") + "','externalId':'" + ana + "','id':'" + ana + "'}")
                .is(201)
                .id();

        assertThat(other).isNotEqualTo(ana);
        scim.get("/Users/" + ana).has("/externalId", "ext-ana");
    }

    @Test
    void groupChangesKeepDirectRoles() {
        String ana = tenant.user("ana");
        tenant.admin().put("/members/" + ana + "/role", "{'role':'DEVELOPER'}").is(200);
        String group = tenant.group("Team", ana);

        scim.patch("/Groups/" + group, "{'Operations':[{'op':'remove','path':'members[value eq \\'" + ana + "\\']'}]}")
                .is(204);
        scim.delete("/Groups/" + group).is(204);
        scim.put("/Users/" + ana, tenant.userJson("ana")).is(200);

        tenant.admin().get("/members/" + ana).has("/directRole/role", "DEVELOPER");
    }

    @Test
    void putReplacesTheMembersOfAGroup() {
        String ana = tenant.user("ana");
        String ben = tenant.user("ben");
        String group = tenant.group("Team", ana);

        scim.put("/Groups/" + group, "{'displayName':'Team','members':[{'value':'" + ben + "'}]}")
                .is(200)
                .has("/members/0/value", ben)
                .lacks("/members/1");
    }

    @Test
    void deletedUserLeavesItsGroupsAndChangesTheirVersions() {
        String ana = tenant.user("ana");
        String first = tenant.group("First", ana);
        tenant.group("Second", ana);
        String version = scim.get("/Groups/" + first).text("/meta/version");

        scim.delete("/Users/" + ana).is(204);

        scim.get("/Groups/" + first).is(200).has("/members", "[]");
        assertThat(scim.get("/Groups/" + first).text("/meta/version")).isNotEqualTo(version);
    }

    @Test
    void deactivationOfABreakGlassMemberIsRefused() {
        String ana = tenant.user("ana");
        tenant.admin()
                .put("/members/" + ana + "/break-glass", "{'breakGlass':true}")
                .is(200);

        for (String json : new String[] {
            "{'Operations':[{'op':'replace','value':{'active':false}}]}",
            "{'Operations':[{'op':'Replace','path':'active','value':'False'}]}"
        }) {
            scim.patch("/Users/" + ana, json).isError(403, "");
        }
        scim.put("/Users/" + ana, tenant.userJson("ana").replace("'active':true", "'active':false"))
                .isError(403, "");
        scim.get("/Users/" + ana).has("/active", "true");
    }

    @Test
    void changeOfABreakGlassOwnersIdentityIsRefusedWithARemedy() {
        String ana = tenant.user("ana");
        tenant.admin()
                .put("/members/" + ana + "/break-glass", "{'breakGlass':true}")
                .is(200);

        for (String json : new String[] {
            "{'Operations':[{'op':'replace','path':'userName','value':'thief'}]}",
            "{'Operations':[{'op':'replace','path':'emails[type eq \\'work\\'].value','value':'" + tenant.email("thief")
                    + "'}]}",
            "{'Operations':[{'op':'remove','path':'emails'},{'op':'replace','path':'userName','value':'ana'}]}"
        }) {
            scim.patch("/Users/" + ana, json).isError(403, "");
        }
        scim.put("/Users/" + ana, tenant.userJson("thief")).isError(403, "");

        scim.get("/Users/" + ana).has("/userName", tenant.email("ana"));
        Answer entry = tenant.newestEntry();
        assertThat(entry.text("/items/0/action")).isEqualTo("UPDATE");
        assertThat(entry.text("/items/0/failure/remedy")).contains("break-glass mark");
    }
}
