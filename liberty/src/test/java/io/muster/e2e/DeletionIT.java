package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verify.VerifyAuditLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator exports and deletes an organization; what is purged afterwards is a test of the persistence module. */
@OnEachDatabase
class DeletionIT {
    @TempDir
    private Path folder;

    private final MusterServer server;
    private final Tenant tenant;
    private final String path;

    DeletionIT(MusterServer server) {
        this.server = server;
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
    void deletionNeedsACompletedExportOrAWaiver() {
        String delete = path + "?confirm=" + tenant.domain();
        tenant.operator().delete(delete).is(409).has("/code", "precondition_missing");
        tenant.operator().delete(delete + "&export=true").is(400).has("/code", "invalid_value");
        tenant.operator().delete(delete + "&export=").is(409);

        tenant.admin("own", tenant.id()).get("/export").is(200);

        tenant.operator().delete(delete).is(204);
    }

    /** The deletion meets the export at another of its steps in each round. */
    @Test
    void exportOfAnOrganizationThatIsDeletedMeanwhileIsLinesOrAnErrorAndNeverBoth() throws Exception {
        for (int round = 0; round < 12; round++) {
            Tenant deleted = Tenant.on(server);
            String root = "/organizations/" + deleted.id();
            Duration delay = Duration.ofMillis(4L * round);

            Answer export = AtOnce.all(2, client -> () -> {
                        if (client == 0) {
                            return deleted.operator().get(root + "/export");
                        }
                        LockSupport.parkNanos(delay.toNanos());
                        return deleted.operator()
                                .delete(root + "?confirm=" + deleted.domain() + "&export=waived")
                                .is(204);
                    })
                    .get(0);

            if (export.status() != 200) {
                export.is(404).has("/code", "not_found");
            }
        }
    }

    @Test
    void exportHasNoSecretAndAChainThatIsVerifiedOffline() throws IOException {
        String user = tenant.user("ann");
        String group = tenant.scim()
                .post("/Groups", "{'displayName':'Engineers','members':[{'value':'" + user + "'}]}")
                .is(201)
                .id();
        String workspace = tenant.admin()
                .post("/workspaces", "{'name':'Plätze \u2260'}")
                .is(201)
                .id();
        tenant.admin().put("/members/" + user + "/workspaces/" + workspace, "").is(204);
        Client own = tenant.admin("own", tenant.id());

        Answer export = own.get("/export").is(200);

        assertThat(export.header("Content-Type")).startsWith("application/jsonl");
        assertThat(export.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"organization-" + tenant.id() + ".jsonl\"");
        List<String> lines = export.body().lines().toList();
        assertThat(lines.get(0)).startsWith("{\"type\":\"organization\",\"data\":{\"id\":\"" + tenant.id());
        assertThat(lines.get(lines.size() - 1)).isEqualTo("{\"type\":\"end\",\"data\":{}}");
        assertThat(lines.stream().map(line -> line.split("\"", 5)[3]).distinct().toList())
                .contains(
                        "domain",
                        "connection",
                        "scimToken",
                        "apiKey",
                        "workspace",
                        "user",
                        "directGrant",
                        "group",
                        "membership",
                        "event",
                        "syncLogEntry");
        assertThat(export.body())
                .contains("{\"type\":\"membership\",\"data\":{\"group\":\"" + group + "\",\"user\":\"" + user + "\"}}")
                .contains("{\"type\":\"directGrant\",\"data\":{\"user\":\"" + user + "\",\"workspace\":\"" + workspace)
                .doesNotContain("mst_", "digest", "secret");
        String chain = lines.stream()
                .filter(line -> line.startsWith("{\"organization\""))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(chain).contains("\"ORGANIZATION_EXPORTED\"");
        assertThat(verify(chain)).contains("of organization " + tenant.id() + ", chain intact");
        Tenant other = Tenant.on(server);
        other.admin("stranger", other.id())
                .at(tenant.operator().base())
                .get(path + "/export")
                .is(404);
    }

    @Test
    void deletedOrganizationIsGoneAndItsDomainAndAddressesAreFree() {
        tenant.user("ann");
        Client own = tenant.admin("own", tenant.id());
        own.get("").is(200);

        tenant.operator()
                .delete(path + "?confirm=" + tenant.domain() + "&export=waived")
                .is(204);

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

    private String verify(String chain) throws IOException {
        Path file = Files.writeString(folder.resolve("chain.jsonl"), chain);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertThat(VerifyAuditLog.run(List.of(file.toString()), printed, printed))
                .isZero();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
