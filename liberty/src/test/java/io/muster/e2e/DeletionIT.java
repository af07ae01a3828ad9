package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An operator deletes an organization; what is purged afterwards is a test of the persistence module. */
@OnEachDatabase
class DeletionIT {
    private final Tenant tenant;
    private final String path;

    DeletionIT(MusterServer server) {
        tenant = Tenant.on(server);
        path = "/organizations/" + tenant.id();
    }

    @Test
    void deletionIsRefusedWithoutTheExactNameAndToTheOrganizationsOwnKey() {
        tenant.operator().delete(path).is(409).has("/code", "confirmation_required");
        tenant.operator().delete(path + "?confirm=true").is(409);
        tenant.operator().delete(path + "?confirm=" + tenant.domain() + "%20").is(409);
        tenant.admin("own", tenant.id())
                .delete("?confirm=" + tenant.domain())
                .is(403)
                .has("/code", "forbidden");
        tenant.admin().get("").is(200);
    }

    @Test
    void deletedOrganizationIsGoneAndItsDomainAndAddressesAreFree() {
        tenant.user("ann");
        Client own = tenant.admin("own", tenant.id());
        own.get("").is(200);

        tenant.operator().delete(path + "?confirm=" + tenant.domain()).is(204);

        tenant.scim().get("/Users").is(401);
        own.get("").is(401);
        tenant.admin().get("").is(404);
        tenant.admin().get("/audit-log").is(404);
        tenant.operator().delete(path + "?confirm=" + tenant.domain()).is(404);
        assertThat(tenant.operator().get("/organizations?limit=500").is(200).body())
                .doesNotContain(tenant.id());
        assertThat(tenant.operator().get("/api-keys").is(200).body()).doesNotContain(tenant.id());

        String next = tenant.operator()
                .post("/organizations", "{'name':'" + tenant.domain() + "','plan':'BUSINESS'}")
                .is(201)
                .id();
        Client admin = tenant.admin().at(tenant.operator().base() + "/organizations/" + next);
        admin.put(
                        "/sso",
                        "{'protocol':'OIDC','issuer':'https://login.acme.example','domains':['" + tenant.domain()
                                + "'],'active':true}")
                .is(200);
        Answer on = admin.put("/provisioning", "{'mode':'SCIM'}").is(200);
        Client.of(on.text("/baseUrl"), on.text("/token"))
                .post("/Users", tenant.userJson("ann"))
                .is(201);
    }
}
