package io.muster.e2e;

import static io.muster.e2e.Tenant.changes;
import static io.muster.e2e.Tenant.content;
import static io.muster.e2e.Tenant.row;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group mappings and access: saving, preview, reasons, and the protection of Admins. */
@OnEachDatabase
class AccessJourneyIT {
    private final MusterServer server;
    private final Tenant tenant;
    private final Client admin;
    private final Client scim;

    AccessJourneyIT(MusterServer server) {
        this.server = server;
        tenant = Tenant.on(server);
        admin = tenant.admin();
        scim = tenant.scim();
    }

    @Test
    void mappingTakesEffectForItsMembersAtOnce() {
        String platform = tenant.workspace("Platform");
        String ana = tenant.user("ana");
        String group = tenant.group("Engineers", ana);
        tenant.access(ana).has("/active", "true").has("/role", "VIEWER").has("/workspaces", "[]");

        Answer mapped = admin.put("/group-mappings", changes(row("group", group, "DEVELOPER", 0, platform)))
                .is(200)
                .has("/items/0/state", "BOUND")
                .has("/items/0/group", group)
                .has("/items/0/displayName", "Engineers")
                .has("/items/0/changedBy", server.operator())
                .has("/items/0/version", 1);
        String path = "/group-mappings/" + mapped.text("/items/0/id");
        tenant.access(ana).has("/role", "DEVELOPER").has("/workspaces", list(platform));
        admin.get("/groups/" + group).is(200).has("/mapping/role", "DEVELOPER").has("/mapping/version", 1);

        admin.put(path, "{" + content("", 1, platform) + "}")
                .is(200)
                .lacks("/role")
                .has("/version", 2);
        tenant.access(ana).has("/role", "VIEWER").has("/workspaces", list(platform));
        admin.put(path, "{" + content("", 2) + "}").is(200).has("/version", 3);
        tenant.access(ana).has("/role", "VIEWER").has("/workspaces", "[]");
        admin.get(path).is(200).has("/workspaces", "[]").has("/version", 3);
    }

    @Test
    void mappingsOfOneRequestAreSavedTogetherOrNotAtAll() {
        String platform = tenant.workspace("Platform");
        String ana = tenant.user("ana");
        String first = tenant.group("First", ana);
        String second = tenant.group("Second", ana);

        admin.put("/group-mappings", changes(row("group", first, "ADMIN", 0), row("group", second, "", 7)))
                .is(409)
                .has("/code", "conflict");
        admin.put("/group-mappings", changes(row("group", first, "ADMIN", 0), row("group", second, "", 0, tenant.id())))
                .is(404);
        admin.put("/group-mappings", changes(row("group", first, "ADMIN", 0), row("displayName", "FIRST", "", 0)))
                .is(400)
                .has("/detail", "A group can be changed only once in a request");
        admin.get("/group-mappings").is(200).has("/items", "[]");
        tenant.access(ana).has("/role", "VIEWER");

        admin.put(
                        "/group-mappings",
                        changes(
                                row("group", first, "DEVELOPER", 0),
                                row("displayName", "second", "", 0, platform),
                                row("displayName", "Yet to come", "ADMIN", 0)))
                .is(200)
                .has("/items/0/group", first)
                .has("/items/1/group", second)
                .has("/items/1/displayName", "Second")
                .has("/items/2/state", "PREPARED")
                .lacks("/items/2/group");
        tenant.access(ana).has("/role", "DEVELOPER").has("/workspaces", list(platform));

        Answer page = admin.get("/group-mappings?limit=2").is(200).lacks("/items/2");
        admin.get("/group-mappings?limit=2&cursor=" + page.text("/nextCursor"))
                .is(200)
                .has("/items/0/displayName", "Yet to come")
                .lacks("/items/1")
                .lacks("/nextCursor");
    }

    @Test
    void preparedMappingBindsToTheFirstGroupOfItsName() {
        String ana = tenant.user("ana");
        String mapping = admin.put("/group-mappings", changes(row("displayName", "Owners", "ADMIN", 0)))
                .is(200)
                .has("/items/0/state", "PREPARED")
                .text("/items/0/id");
        tenant.access(ana).has("/role", "VIEWER");

        String group = tenant.group("OWNERS", ana);

        admin.get("/group-mappings/" + mapping)
                .is(200)
                .has("/state", "BOUND")
                .has("/group", group)
                .has("/version", 1);
        tenant.access(ana).has("/role", "ADMIN");
        admin.delete("/group-mappings/" + mapping + "?version=1").is(409).has("/code", "mode_conflict");
    }

    @Test
    void preparedMappingIsDeletedInItsPresentVersionOnly() {
        String mapping = admin.put("/group-mappings", changes(row("displayName", "Owners", "ADMIN", 0)))
                .is(200)
                .text("/items/0/id");
        admin.delete("/group-mappings/" + mapping).is(400);
        admin.delete("/group-mappings/" + mapping + "?version=2").is(409).has("/code", "conflict");

        admin.delete("/group-mappings/" + mapping + "?version=1").is(204);

        admin.get("/group-mappings/" + mapping).is(404);
        String ana = tenant.user("ana");
        tenant.group("Owners", ana);
        tenant.access(ana).has("/role", "VIEWER");
    }

    @Test
    void renameKeepsDeletionEndsAndReturnRestoresTheMapping() {
        String platform = tenant.workspace("Platform");
        String ana = tenant.user("ana");
        String group = tenant.group("Engineers", ana);
        String mapping = tenant.map(group, "DEVELOPER", platform);

        scim.patch("/Groups/" + group, "{'Operations':[{'op':'replace','value':{'displayName':'Builders'}}]}")
                .is(204);
        assertThat(because(tenant.access(ana).has("/role", "DEVELOPER"), "roles", "MAPPING")
                        .getJsonObject("group")
                        .getString("display"))
                .isEqualTo("Builders");
        admin.get("/group-mappings/" + mapping).is(200).has("/displayName", "Builders");

        scim.delete("/Groups/" + group).is(204);
        tenant.access(ana).has("/role", "VIEWER").has("/workspaces", "[]");
        assertThat(admin.get("/group-mappings/" + mapping)
                        .is(200)
                        .has("/state", "ENDED")
                        .exists("/endedAt"))
                .isTrue();
        String other = tenant.group("Builders", ana);
        tenant.access(ana).has("/role", "VIEWER");
        scim.delete("/Groups/" + other).is(204);

        String again = tenant.group("Engineers", ana);
        tenant.access(ana).has("/role", "DEVELOPER").has("/workspaces", list(platform));
        admin.get("/group-mappings/" + mapping).is(200).has("/state", "BOUND").has("/group", again);
    }

    @Test
    void mappedRolePrecedesDirectRoleAndThatTheConnectionRole() {
        String ana = tenant.user("ana");
        String group = tenant.group("Viewers", ana);
        tenant.access(ana).has("/role", "VIEWER").has("/explanation/roles/0/because/kind", "CONNECTION");
        admin.put("/members/" + ana + "/role", "{'role':'DEVELOPER'}").is(200);
        tenant.access(ana).has("/role", "DEVELOPER");

        tenant.map(group, "VIEWER");

        tenant.access(ana).has("/role", "VIEWER");
        tenant.leave(group, ana).is(204);
        tenant.access(ana).has("/role", "DEVELOPER");
        admin.put("/members/" + ana + "/role", "{'role':null}").is(200);
        tenant.access(ana).has("/role", "VIEWER");
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER, DEVELOPER, DEVELOPER",
        "VIEWER, ADMIN, ADMIN",
        "DEVELOPER, ADMIN, ADMIN",
        "DEVELOPER, VIEWER, DEVELOPER",
        "ADMIN, VIEWER, ADMIN",
        "'', VIEWER, VIEWER",
        "DEVELOPER, '', DEVELOPER"
    })
    void higherOfTwoMappedRolesCounts(String first, String second, String expected) {
        String ana = tenant.user("ana");
        tenant.map(tenant.group("First", ana), first);
        tenant.map(tenant.group("Second", ana), second);

        tenant.access(ana).has("/role", expected);
        admin.get("/access").is(200).has("/items/0/role", expected);
    }

    @Test
    void directGrantsSurviveChangesByScim() {
        String platform = tenant.workspace("Platform");
        String mobile = tenant.workspace("Mobile");
        String ana = tenant.user("ana");
        admin.put("/members/" + ana + "/workspaces/" + platform, "").is(204);
        admin.put("/members/" + ana + "/workspaces/" + platform, "").is(204);
        String group = tenant.group("Engineers", ana);
        tenant.map(group, "", platform, mobile);
        assertThat(workspaces(tenant.access(ana))).containsExactlyInAnyOrder(platform, mobile);

        tenant.leave(group, ana).is(204);
        tenant.access(ana).has("/workspaces", list(platform));
        tenant.join(group, ana).is(204);
        scim.delete("/Groups/" + group).is(204);
        tenant.access(ana).has("/workspaces", list(platform));
        scim.put("/Users/" + ana, tenant.userJson("ana")).is(200);
        tenant.deactivate(ana).is(200);
        tenant.access(ana).has("/workspaces", "[]");
        scim.patch("/Users/" + ana, "{'Operations':[{'op':'replace','path':'active','value':true}]}")
                .is(200);
        tenant.access(ana).has("/workspaces", list(platform));

        admin.delete("/members/" + ana + "/workspaces/" + platform).is(204);
        tenant.access(ana).has("/workspaces", "[]");
        admin.delete("/members/" + ana + "/workspaces/" + platform).is(404);
        admin.put("/members/" + ana + "/workspaces/" + tenant.id(), "").is(404);
    }

    @Test
    void everyRoleAndWorkspaceIsExplained() {
        String platform = tenant.workspace("Platform");
        String mobile = tenant.workspace("Mobile");
        String ana = tenant.user("ana");
        String group = tenant.group("Engineers", ana);
        Client zoe = tenant.admin("Zoe", tenant.id());
        String mapping = zoe.put("/group-mappings", changes(row("group", group, "DEVELOPER", 0, platform)))
                .is(200)
                .text("/items/0/id");
        zoe.put("/members/" + ana + "/role", "{'role':'VIEWER'}").is(200);
        zoe.put("/members/" + ana + "/workspaces/" + mobile, "").is(204);

        Answer access = tenant.access(ana)
                .has("/user", ana)
                .has("/userName", tenant.email("ana"))
                .has("/active", "true")
                .has("/role", "DEVELOPER")
                .lacks("/reason");

        JsonObject mapped = because(access, "roles", "MAPPING");
        assertThat(mapped.getJsonObject("group").getString("id")).isEqualTo(group);
        assertThat(mapped.getJsonObject("group").getString("display")).isEqualTo("Engineers");
        assertThat(mapped.getString("mapping")).isEqualTo(mapping);
        assertThat(mapped.getString("by")).matches("Zoe \\([0-9A-Za-z]{17}\\)");
        assertThat(mapped.getString("since")).isEqualTo(mapped.getString("mappedSince"));
        assertThat(mapped.getString("memberSince")).isLessThan(mapped.getString("mappedSince"));
        JsonObject direct = because(access, "roles", "DIRECT");
        assertThat(direct.getString("by")).matches("Zoe \\([0-9A-Za-z]{17}\\)");
        assertThat(direct.getString("since")).isNotBlank();
        assertThat(because(access, "roles", "CONNECTION").keySet()).containsExactly("kind");
        assertThat(access.json()
                        .getJsonObject("explanation")
                        .getJsonArray("roles")
                        .getValuesAs(JsonObject.class))
                .filteredOn(role -> role.getBoolean("decisive"))
                .singleElement()
                .satisfies(role -> assertThat(role.getString("role")).isEqualTo("DEVELOPER"));
        assertThat(because(access, "workspaces", "MAPPING").getString("memberSince"))
                .isEqualTo(mapped.getString("memberSince"));
        assertThat(because(access, "workspaces", "DIRECT").getString("by")).matches("Zoe \\([0-9A-Za-z]{17}\\)");
        assertThat(workspaces(access)).containsExactlyInAnyOrder(platform, mobile);

        // a later member has the role since joining
        String bob = tenant.user("bob");
        tenant.join(group, bob).is(204);
        JsonObject later = because(tenant.access(bob), "workspaces", "MAPPING");
        assertThat(later.getString("since")).isEqualTo(later.getString("memberSince"));
    }

    @Test
    void endedAccessNamesTimeAuthorAndRequest() {
        String platform = tenant.workspace("Platform");
        String ana = tenant.user("ana");
        tenant.map(tenant.group("Engineers", ana), "DEVELOPER", platform);

        String request = tenant.deactivate(ana).is(200).header("X-Request-Id");

        Answer access = tenant.access(ana)
                .has("/active", "false")
                .lacks("/role")
                .has("/workspaces", "[]")
                .has("/reason/kind", "DEACTIVATED")
                .has("/reason/by", "SCIM")
                .has("/reason/requestId", request);
        assertThat(access.text("/reason/text"))
                .isEqualTo("deactivated on " + access.text("/reason/at") + " by SCIM, request " + request);
        // the access that the member would have after reactivation
        access.has("/explanation/workspaces/0/workspace", platform).has("/explanation/roles/0/decisive", "false");
        tenant.newestEntry().has("/items/0/requestId", request).has("/items/0/action", "DEACTIVATE");

        String gone = scim.delete("/Users/" + ana).is(204).header("X-Request-Id");
        assertThat(admin.get("/members/" + ana + "/access")
                        .is(404)
                        .has("/code", "not_found")
                        .text("/detail"))
                .matches("Member " + ana + " was deleted on \\S+Z by SCIM, request " + gone);
        admin.get("/members/" + UUID.randomUUID() + "/access").is(404).has("/code", "not_found");
    }

    @Test
    void pagesOfAccessHaveEachMemberExactlyOnce() {
        String platform = tenant.workspace("Platform");
        List<String> everybody = new ArrayList<>();
        for (int number = 0; number < 23; number++) {
            everybody.add(tenant.user("m" + number));
        }
        everybody.add(admin.post("/members", "{'email':'" + tenant.email("invited") + "','role':'ADMIN'}")
                .is(201)
                .id());
        tenant.map(tenant.group("Some", everybody.subList(0, 9).toArray(String[]::new)), "DEVELOPER", platform);
        tenant.deactivate(everybody.get(3)).is(200);

        List<JsonObject> met = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = admin.get("/access?limit=5&explain=true" + cursor).is(200);
            met.addAll(page.list("items"));
            cursor = page.exists("/nextCursor") ? "&cursor=" + page.text("/nextCursor") : "";
        } while (!cursor.isEmpty());

        assertThat(met).extracting(one -> one.getString("user")).containsExactlyInAnyOrderElementsOf(everybody);
        for (JsonObject one : met) {
            assertThat(one).isEqualTo(tenant.access(one.getString("user")).json());
        }
        assertThat(met)
                .filteredOn(one -> one.getString("role", "").equals("DEVELOPER"))
                .hasSize(8);
        admin.get("/access?limit=1").is(200).lacks("/items/0/explanation");
        admin.get("/access?limit=0").is(400).has("/code", "invalid_count");
        admin.get("/access?cursor=wrong").is(400).has("/code", "invalid_cursor");
    }

    @Test
    void accessToAWorkspaceIsAnsweredByThePresentState() {
        String platform = tenant.workspace("Platform");
        String mobile = tenant.workspace("Mobile");
        String ana = tenant.user("ana");
        String group = tenant.group("Engineers", ana);
        String path = "/members/" + ana + "/access/" + platform;
        admin.get(path).is(200).has("/allowed", "false");
        tenant.map(group, "DEVELOPER", platform);

        admin.get(path).is(200).has("/allowed", "true").has("/role", "DEVELOPER");
        admin.get("/members/" + ana + "/access/" + mobile).is(200).has("/allowed", "false");
        admin.get("/members/" + UUID.randomUUID() + "/access/" + platform)
                .is(200)
                .has("/allowed", "false");
        admin.get("/members/" + ana + "/access/nonsense").is(404);

        for (int round = 0; round < 5; round++) {
            tenant.deactivate(ana).is(200);
            admin.get(path).is(200).has("/allowed", "false").lacks("/role");
            scim.patch("/Users/" + ana, "{'Operations':[{'op':'replace','path':'active','value':true}]}")
                    .is(200);
            admin.get(path).is(200).has("/allowed", "true");
            tenant.leave(group, ana).is(204);
            admin.get(path).is(200).has("/allowed", "false").has("/role", "VIEWER");
            tenant.join(group, ana).is(204);
            admin.get(path).is(200).has("/allowed", "true");
        }
        scim.delete("/Users/" + ana).is(204);
        admin.get(path).is(200).has("/allowed", "false");
    }

    @Test
    void saveOfAnOldVersionIsRefusedAndNamesTheOtherAdmin() {
        String platform = tenant.workspace("Platform");
        String group = tenant.group("Engineers");
        String mapping = tenant.map(group, "VIEWER");
        tenant.admin("Zoe", tenant.id())
                .put("/group-mappings/" + mapping, "{" + content("DEVELOPER", 1, platform) + "}")
                .is(200);

        for (Answer refused : List.of(
                admin.put("/group-mappings/" + mapping, "{" + content("ADMIN", 1) + "}"),
                admin.put("/group-mappings", changes(row("group", group, "ADMIN", 1))),
                admin.put("/group-mappings", changes(row("group", group, "ADMIN", 0))),
                admin.post("/group-mappings/preview", changes(row("mapping", mapping, "ADMIN", 1))))) {
            assertThat(refused.is(409).has("/code", "conflict").text("/detail"))
                    .matches(
                            "The mapping of Engineers was changed by Zoe \\([0-9A-Za-z]{17}\\) at \\S+Z and now gives the role DEVELOPER"
                                    + " and Platform \\(version 2\\)");
        }
        admin.get("/group-mappings/" + mapping).has("/role", "DEVELOPER").has("/version", 2);
    }

    @Test
    void previewCountsExactlyIsPagedAndWritesNothing() {
        String platform = tenant.workspace("Platform");
        String mobile = tenant.workspace("Mobile");
        List<String> users = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            users.add(tenant.user("m" + number));
        }
        String group = tenant.group("Engineers", users.toArray(String[]::new));
        tenant.map(group, "DEVELOPER", platform);
        // a member who has the proposed access already, and an inactive one, neither gain nor lose
        admin.put("/members/" + users.get(0) + "/workspaces/" + mobile, "").is(204);
        admin.put("/members/" + users.get(1) + "/workspaces/" + platform, "").is(204);
        tenant.deactivate(users.get(2)).is(200);
        String proposal = row("group", group, "ADMIN", 1, mobile);

        Answer preview = admin.post("/group-mappings/preview", "{'limit':4,'changes':[" + proposal + "]}")
                .is(200);

        preview.has("/counts/changed", 6)
                .has("/counts/raised", 6)
                .has("/counts/lowered", 0)
                .has("/counts/gainWorkspaces", 5)
                .has("/counts/loseWorkspaces", 5);
        assertThat(preview.list("workspaces")).hasSize(2);
        for (JsonObject counts : preview.list("workspaces")) {
            boolean gained = counts.getString("workspace").equals(mobile);
            assertThat(counts.getInt(gained ? "gain" : "lose")).isEqualTo(5);
            assertThat(counts.getInt(gained ? "lose" : "gain")).isZero();
        }
        Answer rest = admin.post(
                        "/group-mappings/preview",
                        "{'limit':4,'cursor':'" + preview.text("/nextCursor") + "','changes':[" + proposal + "]}")
                .is(200)
                .has("/fingerprint", preview.text("/fingerprint"))
                .has("/counts/changed", 6)
                .lacks("/nextCursor");
        List<JsonObject> shifts = new ArrayList<>(preview.list("items"));
        assertThat(shifts).hasSize(4);
        shifts.addAll(rest.list("items"));
        assertThat(shifts)
                .extracting(shift -> shift.getString("user"))
                .containsExactlyInAnyOrder(
                        users.get(0), users.get(1), users.get(3), users.get(4), users.get(5), users.get(6));
        for (JsonObject shift : shifts) {
            assertThat(shift.getString("roleBefore")).isEqualTo("DEVELOPER");
            assertThat(shift.getString("roleAfter")).isEqualTo("ADMIN");
            assertThat(shift.getJsonArray("gains").size())
                    .isEqualTo(shift.getString("user").equals(users.get(0)) ? 0 : 1);
            assertThat(shift.getJsonArray("loses").size())
                    .isEqualTo(shift.getString("user").equals(users.get(1)) ? 0 : 1);
        }
        tenant.access(users.get(3)).has("/role", "DEVELOPER").has("/workspaces", list(platform));
        admin.get("/group-mappings").has("/items/0/version", 1);
    }

    @Test
    void saveWithAFingerprintIsRefusedUnlessThePreviewStillHolds() {
        String platform = tenant.workspace("Platform");
        String ana = tenant.user("ana");
        String bob = tenant.user("bob");
        String group = tenant.group("Engineers", ana);
        String proposal = row("group", group, "DEVELOPER", 0, platform);
        String approved = admin.post("/group-mappings/preview", changes(proposal))
                .is(200)
                .has("/members", 1)
                .text("/fingerprint");

        tenant.join(group, bob).is(204);

        admin.put("/group-mappings", "{'fingerprint':'" + approved + "','changes':[" + proposal + "]}")
                .is(409)
                .has("/code", "conflict");
        tenant.access(ana).has("/role", "VIEWER");
        String fresh = admin.post("/group-mappings/preview", changes(proposal))
                .is(200)
                .has("/members", 2)
                .text("/fingerprint");
        assertThat(fresh).isNotEqualTo(approved);
        admin.put(
                        "/group-mappings",
                        "{'fingerprint':'" + fresh + "','changes':[" + row("group", group, "ADMIN", 0) + "]}")
                .is(409);
        Answer saved = admin.put("/group-mappings", "{'fingerprint':'" + fresh + "','changes':[" + proposal + "]}")
                .is(200);
        tenant.access(bob).has("/role", "DEVELOPER").has("/workspaces", list(platform));

        String path = "/group-mappings/" + saved.text("/items/0/id");
        admin.put(path, "{'fingerprint':'" + fresh + "'," + content("", 1) + "}")
                .is(409)
                .has("/code", "conflict");
    }

    @Test
    void lastAdminByAMappedGroupIsProtectedUntilThereIsASecondOne() {
        String boss = tenant.user("boss");
        String group = tenant.group("Owners", boss);
        String mapping = tenant.map(group, "ADMIN");

        admin.put("/group-mappings/" + mapping, "{" + content("DEVELOPER", 1) + "}")
                .is(403)
                .has("/code", "protected_member");
        admin.put("/group-mappings", changes(row("group", group, "", 1))).is(403);
        refused(tenant.leave(group, boss), boss);
        refused(scim.put("/Groups/" + group, Tenant.groupJson("Owners")), boss);
        refused(scim.delete("/Groups/" + group), boss);
        refused(tenant.deactivate(boss), boss);
        refused(scim.delete("/Users/" + boss), boss);
        admin.delete("/members/" + boss).is(403);

        tenant.access(boss).has("/role", "ADMIN");
        scim.get("/Groups/" + group).is(200).has("/members/0/value", boss);
        String second = tenant.user("second");
        admin.put("/members/" + second + "/role", "{'role':'ADMIN'}").is(200);
        tenant.leave(group, boss).is(204);
        tenant.access(boss).has("/role", "VIEWER");
    }

    @Test
    void groupsDoNotDemoteABreakGlassOwner() {
        String boss = tenant.user("boss");
        admin.put("/members/" + boss + "/role", "{'role':'ADMIN'}").is(200);
        String owner = tenant.user("owner");
        String group = tenant.group("Owners", owner);
        String mapping = tenant.map(group, "DEVELOPER");
        admin.put("/members/" + owner + "/break-glass", "{'breakGlass':true}").is(200);

        admin.put("/group-mappings/" + mapping, "{" + content("VIEWER", 1) + "}")
                .is(403)
                .has("/code", "protected_member");
        refused(tenant.leave(group, owner), owner);
        refused(scim.delete("/Groups/" + group), owner);
        admin.put("/group-mappings/" + mapping, "{" + content("ADMIN", 1) + "}").is(200);
        refused(tenant.deactivate(owner), owner);

        tenant.access(owner).has("/role", "ADMIN");
    }

    @Test
    void lowerConnectionRoleDemotesNeitherTheLastAdminNorAnOwner() {
        Tenant admins = Tenant.on(server, "ADMIN");
        String only = admins.user("only");
        admins.access(only).has("/role", "ADMIN");
        String lower = "{'protocol':'OIDC','issuer':'https://login." + admins.domain()
                + "','connectionRole':'VIEWER','domains':['" + admins.domain() + "'],'active':true}";

        admins.admin().put("/sso", lower).is(403).has("/code", "protected_member");
        admins.access(only).has("/role", "ADMIN");

        admins.admin().put("/members/" + only + "/role", "{'role':'ADMIN'}").is(200);
        String owner = admins.user("owner");
        admins.admin()
                .put("/members/" + owner + "/break-glass", "{'breakGlass':true}")
                .is(200);
        admins.admin().put("/sso", lower).is(403).has("/code", "protected_member");
        admins.admin().put("/members/" + owner + "/role", "{'role':'ADMIN'}").is(200);
        admins.admin().put("/sso", lower).is(200);
        admins.access(only).has("/role", "ADMIN");
    }

    @Test
    void onlyOneOfTheLastTwoMappedAdminsCanBeRemoved() throws Exception {
        for (int round = 0; round < 6; round++) {
            Tenant many = Tenant.on(server);
            List<String> admins = List.of(many.user("a"), many.user("b"));
            List<String> groups = List.of(many.group("A", admins.get(0)), many.group("B", admins.get(1)));
            List<String> mappings =
                    groups.stream().map(group -> many.map(group, "ADMIN")).toList();
            int kind = round;

            List<Integer> statuses = AtOnce.all(2, number -> () -> switch ((kind + number) % 4) {
                case 0 -> many.leave(groups.get(number), admins.get(number)).status();
                case 1 -> many.scim().delete("/Groups/" + groups.get(number)).status();
                case 2 ->
                    many.admin()
                            .put("/group-mappings/" + mappings.get(number), "{" + content("", 1) + "}")
                            .status();
                default -> many.deactivate(admins.get(number)).status();
            });

            assertThat(Collections.frequency(statuses, 403))
                    .as(statuses + " in round " + round)
                    .isOne();
            assertThat(many.admin().get("/access").list("items"))
                    .filteredOn(one -> one.getString("role", "").equals("ADMIN"))
                    .hasSize(1);
        }
    }

    @Test
    void keyOfAnotherOrganizationFindsNothing() {
        Tenant other = Tenant.on(server);
        String platform = tenant.workspace("Platform");
        String ana = tenant.user("ana");
        String group = tenant.group("Engineers", ana);
        String mapping = tenant.map(group, "", platform);
        Client stranger = tenant.admin("stranger", other.id());

        for (String path : new String[] {
            "/group-mappings",
            "/group-mappings/" + mapping,
            "/access",
            "/members/" + ana + "/access",
            "/members/" + ana + "/access/" + platform,
            "/removals",
            "/removals/policy",
            "/events",
            "/webhooks",
            "/audit-log"
        }) {
            stranger.get(path).is(404).has("/code", "not_found");
            stranger.without("Authorization").get(path).is(401);
        }
        String change = changes(row("group", group, "ADMIN", 1));
        stranger.put("/group-mappings", change).is(404);
        stranger.post("/group-mappings/preview", change).is(404);
        stranger.put("/group-mappings/" + mapping, "{" + content("ADMIN", 1) + "}")
                .is(404);
        stranger.delete("/group-mappings/" + mapping + "?version=1").is(404);
        stranger.put("/members/" + ana + "/workspaces/" + platform, "").is(404);
        stranger.delete("/members/" + ana + "/workspaces/" + platform).is(404);
        stranger.put("/removals/policy", "{'enabled':true}").is(404);
        stranger.post("/removals/1/decision", "{'decision':'APPROVE'}").is(404);
        stranger.post("/removals/decision", "{'decision':'APPROVE'}").is(404);
        stranger.post("/webhooks", "{'url':'https://8.8.8.8/'}").is(404);
        tenant.access(ana).has("/role", "VIEWER");

        // ids of our organization are not found below the other one either
        Client own = other.admin();
        own.put("/group-mappings", changes(row("group", group, "ADMIN", 0))).is(404);
        own.put("/group-mappings", changes(row("mapping", mapping, "ADMIN", 1))).is(404);
        own.get("/group-mappings/" + mapping).is(404);
        own.put("/group-mappings", changes(row("group", other.group("Own"), "", 0, platform)))
                .is(404)
                .has("/code", "not_found");
        own.put("/members/" + other.user("own") + "/workspaces/" + platform, "").is(404);
        own.get("/members/" + ana + "/access").is(404);
        own.get("/members/" + ana + "/access/" + platform).is(200).has("/allowed", "false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "null",
                "{'changes':{}}",
                "{'changes':[]}",
                "{'changes':[1]}",
                "{'changes':[null]}",
                "{'changes':[{}]}",
                "{'changes':[{'version':0,'role':null,'workspaces':[]}]}",
                "{'changes':[{'displayName':'X','version':0,'workspaces':[]}]}",
                "{'changes':[{'displayName':'X','version':0,'role':null,'workspace':[]}]}",
                "{'changes':[{'group':1,'version':0,'role':null,'workspaces':[]}]}",
                "{'changes':[{'displayName':'','version':0,'role':null,'workspaces':[]}]}",
                "{'changes':[{'displayName':'  ','version':0,'role':null,'workspaces':[]}]}",
                "{'changes':[{'displayName':'\\u0000','version':0,'role':null,'workspaces':[]}]}",
                "{'changes':[{'displayName':'X','role':null,'workspaces':[]}]}",
                "{'changes':[{'displayName':'X','version':'0','role':null,'workspaces':[]}]}",
                "{'changes':[{'displayName':'X','version':0.5,'role':null,'workspaces':[]}]}",
                "{'changes':[{'displayName':'X','version':1e99,'role':null,'workspaces':[]}]}",
                "{'changes':[{'displayName':'X','version':0,'role':'OWNER','workspaces':[]}]}",
                "{'changes':[{'displayName':'X','version':0,'role':['ADMIN'],'workspaces':[]}]}",
                "{'changes':[{'displayName':'X','version':0,'workspaces':'all','role':null}]}",
                "{'changes':[{'displayName':'X','version':0,'workspaces':[1],'role':null}]}",
                "{'changes':[{'displayName':'X','version':0,'role':null,'workspaces':[]}],'fingerprint':1}"
            })
    void malformedMappingIsRefusedWithAReason(String body) {
        assertThat(admin.put("/group-mappings", body).is(400).text("/detail")).hasSizeGreaterThan(10);
        if (!body.contains("fingerprint")) {
            admin.post("/group-mappings/preview", body).is(400);
        }
        admin.get("/group-mappings").is(200).has("/items", "[]");
    }

    @Test
    void malformedPreviewsAndUnknownIdsAreRefusedWithAReason() {
        String name = "'changes':[{'displayName':'X','version':0,'role':null,'workspaces':[]}]";
        for (String body : List.of(
                "{" + name + ",'limit':0}",
                "{" + name + ",'limit':501}",
                "{" + name + ",'limit':'many'}",
                "{" + name + ",'limit':99999999999}",
                "{" + name + ",'cursor':'wrong'}",
                "{" + name + ",'cursor':7}")) {
            assertThat(admin.post("/group-mappings/preview", body).is(400).text("/detail"))
                    .hasSizeGreaterThan(10);
        }
        String ids = "00000000-0000-0000-0000-000000000000";
        admin.put("/group-mappings", changes(row("group", ids, "", 0))).is(404);
        admin.put("/group-mappings", changes(row("mapping", ids, "", 0))).is(404);
        admin.put("/group-mappings", changes(row("group", "nonsense", "", 0))).is(404);
        admin.put("/group-mappings/nonsense", "{" + content("", 0) + "}").is(404);
        for (String workspace : List.of(ids, "nonsense")) {
            admin.put(
                            "/group-mappings",
                            "{'changes':[{'displayName':'X','version':0,'role':null,'workspaces':['" + workspace
                                    + "']}]}")
                    .is(404);
        }
        admin.put("/group-mappings", changes(row("displayName", "x".repeat(100_000), "", 0)))
                .is(400);
        String[] tooMany = new String[1_001];
        for (int number = 0; number < tooMany.length; number++) {
            tooMany[number] = row("displayName", "X" + number, "", 0);
        }
        admin.put("/group-mappings", changes(tooMany)).is(400).has("/detail", "There must be 1 to 1000 changes");
        admin.get("/group-mappings?limit=0").is(400);
        admin.get("/group-mappings?cursor=wrong").is(400).has("/code", "invalid_cursor");
        admin.get("/members/nonsense/access").is(404);
    }

    /** Requires a refusal with its reason, for the identity provider and in the sync log. */
    private void refused(Answer answer, String protectedOne) {
        answer.isError(403, "");
        String name = admin.get("/members/" + protectedOne).is(200).text("/userName");
        Answer entry = tenant.newestEntry().has("/items/0/status", "FAILED").has("/items/0/httpStatus", 403);
        assertThat(answer.text("/detail") + entry.text("/items/0/failure/cause"))
                .containsAnyOf(name, "Nobody would be an active Admin any more");
        assertThat(entry.text("/items/0/failure/remedy")).isNotBlank();
    }

    /** Returns the reason of this kind. */
    private static JsonObject because(Answer access, String what, String kind) {
        return access.json().getJsonObject("explanation").getJsonArray(what).getValuesAs(JsonObject.class).stream()
                .map(one -> one.getJsonObject("because"))
                .filter(reason -> reason.getString("kind").equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no reason " + kind + " in " + access.body()));
    }

    private static List<String> workspaces(Answer access) {
        return access.json().getJsonArray("workspaces").getValuesAs(JsonString::getString);
    }

    private static String list(String id) {
        return "[\"" + id + "\"]";
    }
}
