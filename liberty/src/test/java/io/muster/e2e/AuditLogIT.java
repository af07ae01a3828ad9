package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.verify.VerifyAuditLog;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the audit log by the admin API, and verifies exports offline. */
@OnEachDatabase
class AuditLogIT {
    private final MusterServer server;
    private final Tenant tenant;
    private final Client admin;

    @TempDir
    Path folder;

    AuditLogIT(MusterServer server) {
        this.server = server;
        tenant = Tenant.on(server);
        admin = tenant.admin();
    }

    @Test
    void entriesAreListedNewestFirstWithActorAndDetails() {
        String first = tenant.token().substring(9, 26);
        String second = admin.post("/provisioning/tokens/rotations", "").is(201).text("/tokens/current/publicId");
        admin.put("/plan", "{'plan':'BUSINESS'}").is(200);
        admin.put("/plan", "{'plan':'STARTER'}").is(409);
        admin.put("/plan", "{'plan':'STARTER','confirm':true}").is(200);

        String bootstrap = server.operator();
        Answer log = admin.get("/audit-log").is(200).lacks("/nextCursor");
        log.has("/items/0/action", "PLAN_CHANGED")
                .has("/items/0/sequence", 5)
                .has("/items/0/actor", bootstrap)
                .has("/items/0/subject", "organization")
                .has("/items/0/details/plan", "STARTER")
                .has("/items/0/details/plan.before", "BUSINESS")
                .has("/items/0/details/mode", "MANUAL")
                .has("/items/0/details/tokensRevoked", "true")
                .has("/items/0/previous", log.text("/items/1/hash"));
        log.has("/items/1/action", "TOKEN_ROTATED")
                .has("/items/1/details/current", second)
                .has("/items/1/details/current.before", first);
        log.has("/items/2/action", "MODE_SWITCHED")
                .has("/items/2/details/mode", "SCIM")
                .has("/items/2/details/token", first);
        log.has("/items/3/action", "SSO_CHANGED").has("/items/3/details/domains", tenant.domain());
        log.has("/items/4/action", "ORGANIZATION_CREATED").has("/items/4/previous", "0".repeat(64));
        assertThat(log.body())
                .doesNotContain(tenant.token())
                .doesNotContain(tenant.token().substring(27));
    }

    @Test
    void cursorReadsTheNextPageAndInvalidOnesAreRefused() {
        Answer newest = admin.get("/audit-log?limit=2").is(200).has("/items/1/sequence", 2);

        admin.get("/audit-log?limit=2&cursor=" + newest.text("/nextCursor"))
                .is(200)
                .has("/items/0/sequence", 1)
                .lacks("/items/1")
                .lacks("/nextCursor");
        admin.get("/audit-log?cursor=wrong").is(400).has("/code", "invalid_cursor");
        admin.get("/audit-log?limit=501").is(400).has("/code", "invalid_count");
    }

    @Test
    void exportIsVerifiedOfflineAndATamperedOneIsRejected() throws IOException {
        admin.post("/workspaces", "{'name':'Plätze \\\\ 😀 \\u00a0\\u3000\\u2260'}")
                .is(201);
        Answer export = admin.get("/audit-log/export").is(200);
        assertThat(export.header("Content-Type")).startsWith("application/jsonl");
        assertThat(export.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"audit-log-" + tenant.id() + ".jsonl\"");
        Answer newest = admin.get("/audit-log?limit=1");
        String head = newest.text("/items/0/sequence") + ":" + newest.text("/items/0/hash");

        assertThat(verify(export.body(), "--head", head))
                .isEqualTo("0: 4 entries of organization " + tenant.id() + ", chain intact; head "
                        + head.replace(':', ' '));
        assertThat(verify(export.body().replace("\"bootstrap (", "\"somebody (")))
                .startsWith("1: Line 1 was changed");
        String cut = export.body().substring(0, export.body().lastIndexOf("{\"organization\""));
        assertThat(verify(cut)).startsWith("0: 3 entries");
        assertThat(verify(cut, "--head", head)).startsWith("1: Entries were cut off");
    }

    @Test
    void auditLogOfAnotherOrganizationIsNotFound() {
        Tenant other = Tenant.on(server);
        String key = tenant.operator()
                .post("/api-keys", "{'name':'acme','scope':'" + tenant.id() + "'}")
                .is(201)
                .text("/key");
        Client scoped = tenant.operator().with("Authorization", "Bearer " + key);

        scoped.get("/organizations/" + tenant.id() + "/audit-log").is(200);
        scoped.get("/organizations/" + other.id() + "/audit-log").is(404);
        scoped.get("/organizations/" + other.id() + "/audit-log/export").is(404);
        scoped.without("Authorization")
                .get("/organizations/" + tenant.id() + "/audit-log/export")
                .is(401);
    }

    @Test
    void logOfTheInstallationIsReadAndVerifiedByOperatorsOnly() throws IOException {
        Client operator = tenant.operator();
        String key = operator.post("/api-keys", "{'name':'deployment','allOrganizations':true}")
                .is(201)
                .text("/key");
        String publicId = key.substring(8, 25);
        operator.delete("/api-keys/" + publicId).is(204);

        // other tests write into the same log, at the same time
        Answer newest = operator.get("/audit-log?limit=100").is(200);
        List<JsonObject> entries = newest.list("items");
        assertThat(entries)
                .filteredOn(entry -> entry.getString("subject").equals("api-keys/" + publicId))
                .satisfiesExactly(
                        revoked -> assertThat(revoked.getString("action")).isEqualTo("API_KEY_REVOKED"), issued -> {
                            assertThat(issued.getString("action")).isEqualTo("API_KEY_ISSUED");
                            assertThat(issued.getString("actor")).isEqualTo(server.operator());
                            assertThat(issued.getJsonObject("details").getString("name"))
                                    .isEqualTo("deployment");
                        });
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i - 1).getString("previous"))
                    .isEqualTo(entries.get(i).getString("hash"));
        }
        assertThat(newest.body()).doesNotContain(key.substring(26));
        newest = operator.get("/audit-log?limit=2").is(200);
        Answer older = operator.get("/audit-log?limit=2&cursor=" + newest.text("/nextCursor"))
                .is(200);
        older.has("/items/0/hash", newest.text("/items/1/previous"));
        Answer export = operator.get("/audit-log/export").is(200);
        assertThat(export.header("Content-Disposition")).isEqualTo("attachment; filename=\"audit-log.jsonl\"");
        String head = newest.text("/items/0/sequence") + ":" + newest.text("/items/0/hash");
        assertThat(verify(export.body(), "--head", head)).contains("entries of the installation, chain intact");
        assertThat(export.body())
                .contains("\"action\":\"ORGANIZATION_CREATED\",\"subject\":\"organizations/" + tenant.id() + "\"");

        String scopedKey = operator.post("/api-keys", "{'name':'acme','scope':'" + tenant.id() + "'}")
                .is(201)
                .text("/key");
        Client scoped = operator.with("Authorization", "Bearer " + scopedKey);
        scoped.get("/audit-log").is(403);
        scoped.get("/audit-log/export").is(403);
        operator.get("/organizations/00000000-0000-0000-0000-000000000000/audit-log")
                .is(404);
    }

    private String verify(String export, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("audit-log.jsonl"), export);
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(file.toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = VerifyAuditLog.run(arguments, printed, printed);
        return status + ": " + bytes.toString(StandardCharsets.UTF_8).strip();
    }
}
