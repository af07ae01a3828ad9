package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.e2e.IsolationIT.Contents;
import io.muster.idp.connection.oidc.TestOpenIdProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Members call every operation of the admin API that the OpenAPI document has, with the session of a browser. An
 * operation that is added is tested without a line here, unless it is an exception.
 */
@OnEachDatabase
class RolesIT {
    /** The operations on the caller's session. */
    private static final Set<String> FOR_EVERY_ROLE =
            Set.of("get /api/v1/session", "delete /api/v1/session", "put /api/v1/session/password");

    /** Reads that name several organizations. */
    private static final Set<String> READS_OF_OTHERS = Set.of(
            "get /api/v1/audit-log",
            "get /api/v1/audit-log/export",
            "get /api/v1/organizations/{id}/foreign-addresses");

    /** Reads that show more of members than the pages for every role, for the reasons in ADR 41. */
    private static final Set<String> READS_OF_ADMINS = Set.of(
            "get /api/v1/organizations/{id}/export",
            "get /api/v1/organizations/{id}/members/{user}/sessions",
            "get /api/v1/organizations/{id}/sync-log/{entry}/request");

    /** The operations that only an operator may call, each with a valid body. */
    private static final Map<String, String> CHANGES_OF_OPERATORS = Map.of(
            "post /api/v1/organizations", "{'name':'Third','plan':'BUSINESS'}",
            "post /api/v1/conformance-checks",
                    "{'baseUrl':'https://scim.example/v2','token':'secret','conversation':'OKTA'}",
            "delete /api/v1/organizations/{id}", "",
            "put /api/v1/organizations/{id}/plan", "{'plan':'ENTERPRISE'}",
            "put /api/v1/organizations/{id}/sso",
                    "{'protocol':'OIDC','issuer':'https://login.example','connectionRole':'ADMIN','domains':[],"
                            + "'active':false}",
            "delete /api/v1/organizations/{id}/sso", "",
            "post /api/v1/organizations/{id}/domains/{domain}/transfer", "");

    private static final Map<MusterServer, World> WORLDS = new HashMap<>();

    private final World world;

    RolesIT(MusterServer server) {
        world = WORLDS.computeIfAbsent(server, World::on);
    }

    /** The data that all tests on one server share. */
    private record World(
            List<ApiOperation> operations,
            Contents ours,
            Contents unknown,
            Client viewer,
            Client developer,
            Client admin,
            Client stranger) {

        static World on(MusterServer server) {
            try (TestOpenIdProvider provider = TestOpenIdProvider.start()) {
                Contents ours = IsolationIT.contents(server, 1);
                SingleSignOn sso = SingleSignOn.connected(ours.tenant(), provider);
                sso.member("viewer", "VIEWER");
                sso.member("developer", "DEVELOPER");
                sso.member("admin", "ADMIN");
                SingleSignOn others = SingleSignOn.connected(Tenant.on(server), provider);
                others.member("stranger", "ADMIN");
                return new World(
                        IsolationIT.operations(server).stream()
                                .filter(operation -> !operation.isScim())
                                .toList(),
                        ours,
                        unknown(ours),
                        sso.signIn("viewer").admin(server),
                        sso.signIn("developer").admin(server),
                        sso.signIn("admin").admin(server),
                        others.signIn("stranger").admin(server));
            }
        }

        /** Returns the organization with ids of nothing. */
        private static Contents unknown(Contents ours) {
            Map<String, String> ids = new HashMap<>();
            ours.ids().keySet().forEach(name -> ids.put(name, UUID.randomUUID().toString()));
            ids.putAll(Map.of("domain", "unknown.example", "number", "999", "position", "999", "publicId", "unknown"));
            return new Contents(ours.tenant(), ours.admin(), ours.mark(), ours.key(), ids);
        }

        String path(ApiOperation operation) {
            String path = IsolationIT.path(operation, ours, ours);
            return operation.queries().contains("who") ? path + "?who=anybody" : path;
        }
    }

    @Test
    void viewersAndDevelopersReadEverythingOfTheirOrganization() {
        for (Client reader : List.of(world.viewer(), world.developer())) {
            for (ApiOperation operation : world.operations()) {
                if (isRead(operation)) {
                    boolean refused =
                            READS_OF_OTHERS.contains(operation.name()) || READS_OF_ADMINS.contains(operation.name());
                    reader.get(world.path(operation)).is(refused ? 403 : 200);
                }
            }
        }
    }

    @Test
    void viewersAndDevelopersChangeNothing() {
        for (Client reader : List.of(world.viewer(), world.developer())) {
            for (ApiOperation operation : world.operations()) {
                if (!isRead(operation) && !FOR_EVERY_ROLE.contains(operation.name())) {
                    send(reader, operation, world.path(operation)).is(403).has("/code", "forbidden");
                }
            }
        }
    }

    @Test
    void adminsMayDoAllThatIsNotForOperators() {
        Set<String> refused = new TreeSet<>();
        for (ApiOperation operation : world.operations()) {
            if (!FOR_EVERY_ROLE.contains(operation.name())) {
                // nothing is found, or the body is no object: who may ask is decided before
                String body = CHANGES_OF_OPERATORS.getOrDefault(operation.name(), operation.hasBody() ? "[]" : "");
                Answer answer = world.admin()
                        .send(
                                operation.method().toUpperCase(Locale.ROOT),
                                IsolationIT.path(operation, world.ours(), world.unknown()),
                                body);
                assertThat(answer.status())
                        .as(operation.name())
                        .isNotEqualTo(401)
                        .isLessThan(500);
                if (answer.status() == 403) {
                    answer.has("/code", "forbidden");
                    refused.add(operation.name());
                }
            }
        }
        Set<String> expected = new TreeSet<>(READS_OF_OTHERS);
        expected.addAll(CHANGES_OF_OPERATORS.keySet());
        assertThat(refused).isEqualTo(expected);
    }

    @Test
    void adminsOfAnotherOrganizationFindNothing() {
        for (ApiOperation operation : world.operations()) {
            if (IsolationIT.namesOrganization(operation)) {
                Answer answer = send(world.stranger(), operation, world.path(operation));
                assertThat(answer.status()).as(operation.name()).isIn(400, 403, 404);
                assertThat(answer.body()).doesNotContain(world.ours().mark());
                if (isRead(operation)) {
                    answer.is(READS_OF_OTHERS.contains(operation.name()) ? 403 : 404);
                }
            }
        }
    }

    @Test
    void requestsWithoutAWorkingSessionAreRefused() {
        Map<String, String> strange = Map.of(
                "no cookie", "other=1",
                "another secret",
                        "__Host-muster-session=" + world.ours().tenant().id() + "." + "A".repeat(43),
                "malformed", "__Host-muster-session=x");
        strange.forEach((name, cookie) -> {
            Client client = world.admin().with("Cookie", cookie);
            for (ApiOperation operation : world.operations()) {
                send(client, operation, world.path(operation)).is(401).has("/code", "unauthenticated");
            }
        });
    }

    @Test
    void changeInASessionWithoutBothSignsOfAnOwnPageIsRefusedToAnAdmin() {
        for (ApiOperation operation : world.operations()) {
            if (!isRead(operation)) {
                for (Client client : List.of(
                        world.admin().without("X-Muster-Request"),
                        world.admin().without("Sec-Fetch-Site"),
                        world.admin().with("Sec-Fetch-Site", "cross-site"),
                        world.admin().with("Sec-Fetch-Site", "same-site"),
                        world.admin().without("Sec-Fetch-Site").with("Origin", "https://evil.example"))) {
                    send(client, operation, world.path(operation)).is(403).has("/code", "cross_site_request");
                }
            }
        }
    }

    private static boolean isRead(ApiOperation operation) {
        return operation.method().equals("get");
    }

    private static Answer send(Client client, ApiOperation operation, String path) {
        return client.patiently(operation.method().toUpperCase(Locale.ROOT), path, operation.hasBody() ? "[]" : "");
    }
}
