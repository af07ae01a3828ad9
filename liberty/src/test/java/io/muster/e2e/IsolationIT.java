package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.idp.connection.saml.TestSamlProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One organization tries everything on another: every operation of the OpenAPI document, with every id, cursor and body
 * of the other. An operation or parameter that this test doesn't know fails it, so that a new one can't be forgotten.
 */
@OnEachDatabase
class IsolationIT {
    /** Operations that no organization is in the path of. */
    private static final Set<String> WITHOUT_ORGANIZATION = Set.of(
            "get /api/v1/api-keys",
            "get /api/v1/audit-log",
            "get /api/v1/audit-log/export",
            "post /api/v1/api-keys",
            "post /api/v1/conformance-checks",
            "delete /api/v1/api-keys/{publicId}",
            "get /api/v1/organizations",
            "get /api/v1/session",
            "delete /api/v1/session",
            "put /api/v1/session/password",
            "post /api/v1/organizations");

    /**
     * The paths whose answers change between two reads: attempts and last uses of credentials are in them. A person is
     * read by a name in the query.
     */
    private static final Set<String> CHANGED_BY_ATTEMPTS =
            Set.of("/sync-log", "/request-counts", "/health", "/people", "/provisioning", "/api-keys", "/export");

    /** A key has no session. */
    private static final String SESSION = "get /api/v1/session";

    /** Reads that name other organizations, so that an organization's own key gets 403. */
    private static final Set<String> FOR_OPERATORS = Set.of(
            "get /api/v1/audit-log",
            "get /api/v1/audit-log/export",
            "get /api/v1/organizations/{id}/foreign-addresses");

    /** Refused to an admin before anything is looked up. */
    private static final Set<String> OPERATORS_ONLY =
            Set.of("post /api/v1/organizations/{id}/domains/{domain}/transfer");

    /** It answers "no" for whoever is unknown, since the host product asks it on every request. */
    private static final String POINT_CHECK = "get /api/v1/organizations/{id}/members/{user}/access/{workspace}";

    private static final Map<MusterServer, World> WORLDS = new HashMap<>();

    private final List<ApiOperation> operations;
    private final Contents ours;
    private final Contents theirs;

    IsolationIT(MusterServer server) {
        World world = WORLDS.computeIfAbsent(
                server, any -> new World(operations(server), contents(server, 3), contents(server, 4)));
        operations = world.operations();
        ours = world.ours();
        theirs = world.theirs();
    }

    /** The data that all tests on one server share. */
    private record World(List<ApiOperation> operations, Contents ours, Contents theirs) {}

    /**
     * An organization with one of everything. All names contain its mark.
     *
     * @param ids by the names that path parameters have
     */
    record Contents(Tenant tenant, Client admin, String mark, String key, Map<String, String> ids) {}

    static List<ApiOperation> operations(MusterServer server) {
        return ApiOperation.of(Client.of(server.url().toString(), server.apiKey())
                .with("Accept", "application/json")
                .get("/openapi")
                .is(200)
                .json());
    }

    static boolean namesOrganization(ApiOperation operation) {
        return !WITHOUT_ORGANIZATION.contains(operation.name());
    }

    private static boolean namesMore(ApiOperation operation) {
        return namesOrganization(operation)
                && operation.path().replaceFirst("\\{(id|org)}", "").contains("{");
    }

    /**
     * Fills a new organization.
     *
     * @param removals how many; they are numbered within the organization, so that the numbers of one that has more are
     *     unknown to the other
     */
    static Contents contents(MusterServer server, int removals) {
        Tenant tenant = Tenant.on(server);
        String mark = "mark" + UUID.randomUUID().toString().substring(0, 8);
        Answer created = tenant.operator()
                .post("/api-keys", "{'name':'" + mark + "','scope':'" + tenant.id() + "'}")
                .is(201);
        String publicId = created.text("/key").split("_", 4)[2];
        Client admin = tenant.admin().with("Authorization", "Bearer " + created.text("/key"));

        String user = tenant.user("a" + mark);
        String more = tenant.user("b" + mark);
        String group = tenant.group("Group " + mark, user, more);
        tenant.group("More " + mark, user);
        String workspace = tenant.workspace("Workspace " + mark);
        tenant.workspace("Another " + mark);
        String mapping = tenant.map(group, "DEVELOPER", workspace);
        String webhook = admin.post("/webhooks", "{'url':'https://8.8.8.8/','description':'" + mark + "'}")
                .is(201)
                .text("/webhook/id");
        admin.patch("/webhooks/" + webhook, "{'active':false}").is(200);
        admin.put(
                        "/removals/policy",
                        "{'enabled':true,'share':1,'number':1,'windowSeconds':600,'deadlineSeconds':259200}")
                .is(200);
        for (int i = 0; i < removals; i++) {
            tenant.deactivate(tenant.user("removed" + i + mark));
        }
        admin.put(
                        "/connection/draft",
                        "{'issuer':'https://8.8.8.8','clientId':'" + mark
                                + "','clientAuthentication':'SECRET_POST','secret':'" + mark + "'}")
                .is(200);
        String signIn = admin.post("/connection/draft/tests", "").is(201).id();
        admin.patch("", "{'verifiedDomainsOnly':true}").is(200);
        String elsewhere = "other." + tenant.domain();
        tenant.scim()
                .post(
                        "/Users",
                        "{'userName':'refused" + mark + "','emails':[{'value':'" + mark + "@" + elsewhere + "'}]}")
                .is(400);
        admin.patch("", "{'verifiedDomainsOnly':false}").is(200);
        Map<String, String> ids = new HashMap<>();
        ids.put("entry", tenant.newestEntry().text("/items/0/id"));
        ids.put("cause", tenant.newestEntry().text("/items/0/failure/causeKey"));
        ids.put("user", user);
        ids.put("group", group);
        ids.put("workspace", workspace);
        ids.put("mapping", mapping);
        ids.put("webhook", webhook);
        ids.put("domain", tenant.domain());
        ids.put("simulation", SimulationIT.play(tenant, "JUMPCLOUD").id());
        ids.put("number", admin.get("/removals").is(200).text("/items/0/number"));
        ids.put("signIn", signIn);
        // sessions are made by browsers only
        ids.put("session", UUID.randomUUID().toString());
        ids.put("publicId", publicId);
        // invitations are made in modes other than SCIM only
        ids.put("invitation", UUID.randomUUID().toString());
        ids.put(
                "contactLink",
                admin.post("/contact-links", "{'name':'" + mark + "'}").is(201).text("/link/id"));
        // of a withheld event, which no request can make
        ids.put("position", "1");
        assertThat(ids).doesNotContainValue("(nothing)");
        return new Contents(tenant, admin, mark, publicId, ids);
    }

    @Test
    void everyOperationIsClosedWithoutACredentialAndWithThatOfAnotherSurface() {
        for (ApiOperation operation : operations) {
            String path = path(operation, ours, ours);
            Client server = client(operation, ours);
            server.without("Authorization")
                    .patiently(operation.method().toUpperCase(Locale.ROOT), path, "")
                    .is(401);
            String other = operation.isScim()
                    ? ours.admin().headers().getOrDefault("Authorization", "")
                    : "Bearer " + ours.tenant().token();
            server.with("Authorization", other)
                    .patiently(operation.method().toUpperCase(Locale.ROOT), path, "")
                    .is(401);
        }
    }

    @Test
    void everyOperationOnAnotherOrganizationIsRefused() {
        Map<String, String> before = read(theirs);
        for (ApiOperation operation : operations) {
            if (namesOrganization(operation)) {
                Answer answer = send(operation, path(operation, theirs, theirs), theirs);
                assertThat(answer.status()).as(described(answer)).isIn(401, 403, 404);
                assertThat(answer.body()).doesNotContain(theirs.mark());
            }
        }
        assertThat(read(theirs)).isEqualTo(before);
    }

    @Test
    void readsThatNameOtherOrganizationsAreForOperatorsOnly() {
        for (ApiOperation operation : operations) {
            if (FOR_OPERATORS.contains(operation.name())) {
                client(operation, ours).get(path(operation, ours, ours)).is(403);
            }
        }
    }

    @Test
    void everyResourceOfAnotherOrganizationIsUnknownBelowOnesOwn() {
        Map<String, String> before = read(theirs);
        int tried = 0;
        for (ApiOperation operation : operations) {
            if (namesMore(operation) && !isDiscovery(operation)) {
                Answer answer = send(operation, path(operation, ours, theirs), ours);
                if (operation.name().equals(POINT_CHECK)) {
                    assertThat(answer.is(200).body()).isEqualTo("{\"allowed\":false}");
                } else {
                    assertThat(answer.status())
                            .as(described(answer))
                            .isEqualTo(OPERATORS_ONLY.contains(operation.name()) ? 403 : 404);
                }
                assertThat(answer.body()).doesNotContain(theirs.mark());
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(25);
        assertThat(read(theirs)).isEqualTo(before);
    }

    @Test
    void malformedIdIsAnsweredAsAnUnknownOne() {
        Contents unknown = naming("019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11", "999999");
        Contents malformed = naming("1-1-1-1-1", "nonsense");
        Map<String, List<String>> unknownBodies = bodies(unknown);
        Map<String, List<String>> malformedBodies = bodies(malformed);
        int compared = 0;
        for (ApiOperation operation : operations) {
            if (namesMore(operation)
                    && !isDiscovery(operation)
                    && !operation.name().equals(POINT_CHECK)) {
                Answer answer = send(operation, path(operation, ours, malformed), ours);
                assertThat(refusal(answer))
                        .as(described(answer))
                        .startsWith("40")
                        .isEqualTo(refusal(send(operation, path(operation, ours, unknown), ours)));
                compared++;
            }
            List<String> unknownIds = unknownBodies.getOrDefault(operation.name(), List.of());
            List<String> noIds = malformedBodies.getOrDefault(operation.name(), List.of());
            for (int body = 0; body < noIds.size() && !operation.isScim(); body++) {
                if (!noIds.get(body).equals(unknownIds.get(body))) {
                    Answer answer = sent(operation, noIds.get(body));
                    assertThat(refusal(answer))
                            .as(described(answer))
                            .startsWith("40")
                            .isEqualTo(refusal(sent(operation, unknownIds.get(body))));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(35);
    }

    /** Returns contents that no organization has. */
    private Contents naming(String id, String number) {
        Map<String, String> ids = new HashMap<>();
        ours.ids().keySet().forEach(name -> ids.put(name, id));
        ids.put("number", number);
        ids.put("position", number);
        return new Contents(ours.tenant(), ours.admin(), ours.mark(), id, ids);
    }

    private Answer sent(ApiOperation operation, String body) {
        return client(operation, ours)
                .patiently(operation.method().toUpperCase(Locale.ROOT), path(operation, ours, ours), body);
    }

    private static String refusal(Answer answer) {
        return answer.status() + " " + answer.text("/code") + " " + answer.text("/scimType");
    }

    @Test
    void idsOfAnotherOrganizationInABodyReadAndChangeNothingOfIt() {
        Map<String, String> before = read(theirs);
        Map<String, List<String>> bodies = bodies(theirs);
        for (ApiOperation operation : operations) {
            if (operation.hasBody() && namesOrganization(operation)) {
                for (String body : bodies.getOrDefault(operation.name(), List.of())) {
                    Answer answer = client(operation, ours)
                            .send(operation.method().toUpperCase(Locale.ROOT), path(operation, ours, ours), body);
                    assertThat(answer.status()).as(described(answer)).isLessThan(500);
                    assertThat(answer.body()).as(described(answer)).doesNotContain(theirs.mark());
                }
            }
        }
        assertThat(read(theirs)).isEqualTo(before);
        assertThat(read(ours).values()).noneMatch(text -> text.contains(theirs.mark()));
    }

    @Test
    void cursorsAndFiltersOfAnotherOrganizationFindNothingOfIt() {
        Map<String, Function<ApiOperation, List<String>>> values = queries(theirs);
        for (ApiOperation operation : operations) {
            for (String query : FOR_OPERATORS.contains(operation.name()) ? List.<String>of() : operation.queries()) {
                assertThat(values)
                        .as("values of another organization for a query parameter")
                        .containsKey(query);
                for (String value : values.getOrDefault(query, any -> List.of()).apply(operation)) {
                    Answer answer = client(operation, ours)
                            .get(path(operation, ours, ours) + "?" + query + "=" + Client.encoded(value));
                    assertThat(answer.status()).as(described(answer)).isLessThan(500);
                    assertThat(answer.body()).as(described(answer)).doesNotContain(theirs.mark());
                }
            }
        }
    }

    @Test
    void versionsOfAnotherOrganizationMatchNothing() {
        String tag = theirs.tenant()
                .scim()
                .get("/Users/" + theirs.ids().get("user"))
                .is(200)
                .header("ETag");
        Client scim = ours.tenant().scim().with("If-Match", tag).with("If-None-Match", tag);
        String path = "/Users/" + theirs.ids().get("user");
        scim.get(path).is(404);
        scim.delete(path).is(404);
        scim.patch(path, "{'Operations':[{'op':'replace','path':'active','value':false}]}")
                .is(404);
    }

    @Test
    void keyOfAnOrganizationSeesAndEndsNoOther() {
        Client admin = ours.admin().at(ours.tenant().operator().base());
        assertThat(admin.get("/organizations").body())
                .doesNotContain(theirs.tenant().id());
        admin.post("/organizations", "{'name':'Third','plan':'BUSINESS'}").is(403);
        assertThat(admin.get("/api-keys").body()).doesNotContain(theirs.key(), theirs.mark());
        assertThat(admin.post(
                                "/api-keys",
                                "{'name':'third','scope':'" + theirs.tenant().id() + "'}")
                        .status())
                .isIn(403, 404);
        assertThat(admin.post("/api-keys", "{'name':'all','allOrganizations':true}")
                        .status())
                .isEqualTo(403);
        assertThat(admin.delete("/api-keys/" + theirs.key()).status()).isIn(403, 404);
        theirs.admin().get("").is(200);
    }

    private static boolean isDiscovery(ApiOperation operation) {
        return operation.path().contains("/ResourceTypes/") || operation.path().contains("/Schemas/");
    }

    /** Sends an operation with our credential and, if it takes a body, its first example. */
    private Answer send(ApiOperation operation, String path, Contents bodyOf) {
        List<String> naming = bodies(bodyOf).getOrDefault(operation.name(), List.of());
        String body = operation.hasBody() ? naming.stream().findFirst().orElseGet(() -> harmful(operation)) : "";
        return client(operation, ours).patiently(operation.method().toUpperCase(Locale.ROOT), path, body);
    }

    /** A body that names nothing of an organization and would do harm. */
    private static String harmful(ApiOperation operation) {
        return switch (operation.name()) {
            case "patch /api/v1/organizations/{id}" -> "{'name':'Taken'}";
            case "post /api/v1/organizations/{id}/members" -> "{'email':'eve@eve.example','displayName':'Eve'}";
            case "put /api/v1/organizations/{id}/members/{user}/break-glass" -> "{'breakGlass':true}";
            case "put /api/v1/organizations/{id}/members/{user}/role" -> "{'role':'ADMIN'}";
            case "post /api/v1/organizations/{id}/invitations" -> "{'email':'eve@eve.example','role':'ADMIN'}";
            case "post /api/v1/organizations/{id}/contact-links" -> "{'name':'Eve'}";
            case "put /api/v1/session/password" ->
                "{'currentPassword':'kettle orbit lamp','newPassword':'marble engine cloud'}";
            case "put /api/v1/organizations/{id}/plan" -> "{'plan':'STARTER','confirm':true}";
            case "put /api/v1/organizations/{id}/provisioning" -> "{'mode':'MANUAL','confirm':true}";
            case "put /api/v1/organizations/{id}/removals/policy" -> "{'enabled':false}";
            case "post /api/v1/organizations/{id}/removals/decision",
                    "post /api/v1/organizations/{id}/removals/{number}/decision" -> "{'decision':'APPROVE'}";
            case "post /api/v1/organizations/{id}/webhooks" -> "{'url':'https://eve.example/'}";
            case "patch /api/v1/organizations/{id}/webhooks/{webhook}" -> "{'url':'https://eve.example/'}";
            case "post /api/v1/organizations/{id}/domains" -> "{'domain':'eve.example'}";
            case "put /api/v1/organizations/{id}/connection/draft" ->
                "{'issuer':'https://eve.example','clientId':'eve','clientAuthentication':'SECRET_POST','secret':'s'}";
            case "put /api/v1/organizations/{id}/connection/draft/saml" ->
                "{'entityId':'urn:evil','ssoUrl':'https://evil.example/sso','certificates':['"
                        + new TestSamlProvider().certificate().text() + "']}";
            case "post /api/v1/organizations/{id}/connection/preview",
                    "post /api/v1/organizations/{id}/connection/draft/preview" ->
                "{'claims':{'sub':'eve','email':'eve@eve.example'}}";
            case "patch /api/v1/organizations/{id}/connection" -> "{'requireSso':true}";
            case "put /api/v1/organizations/{id}/connection/role" -> "{'role':'ADMIN'}";
            case "post /api/v1/organizations/{id}/connection/activations" -> "{'version':1}";
            case "post /api/v1/organizations/{id}/workspaces" -> "{'name':'Eve'}";
            case "post /api/v1/organizations/{id}/simulations" -> "{'conversation':'OKTA'}";
            case "post /api/v1/scim/{org}/v2/Users", "put /api/v1/scim/{org}/v2/Users/{id}" ->
                "{'userName':'eve@eve.example','active':false}";
            case "patch /api/v1/scim/{org}/v2/Users/{id}" ->
                "{'Operations':[{'op':'replace','path':'active','value':false}]}";
            default -> throw new AssertionError("No body is known for " + operation.name());
        };
    }

    static String path(ApiOperation operation, Contents organization, Contents resource) {
        String path = operation.path();
        Map<String, String> ids = resource.ids();
        if (operation.isScim()) {
            path = path.substring(path.indexOf("/v2") + 3)
                    .replace("/Users/{id}", "/Users/" + ids.get("user"))
                    .replace("/Groups/{id}", "/Groups/" + ids.get("group"))
                    .replace("/ResourceTypes/{id}", "/ResourceTypes/User")
                    .replace("/Schemas/{id}", "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User");
            path = "/scim/" + organization.tenant().id() + "/v2" + path;
        } else {
            path = path.substring("/api/v1".length())
                    .replace("{id}", organization.tenant().id());
            for (Map.Entry<String, String> id : ids.entrySet()) {
                path = path.replace("{" + id.getKey() + "}", id.getValue());
            }
        }
        assertThat(path).as("path of " + operation.name()).doesNotContain("{");
        return operation.queries().contains("version") ? path + "?version=1" : path;
    }

    private static Client client(ApiOperation operation, Contents contents) {
        Client client = operation.isScim() ? contents.tenant().scim() : contents.admin();
        return client.at(contents.tenant().operator().base());
    }

    /** For each operation whose body names a resource, bodies that name those of these contents. */
    private static Map<String, List<String>> bodies(Contents contents) {
        Map<String, String> ids = contents.ids();
        String group = Tenant.row("group", ids.getOrDefault("group", ""), "ADMIN", 0);
        String mapping = Tenant.row("mapping", ids.getOrDefault("mapping", ""), "ADMIN", 1);
        String workspace = Tenant.row("displayName", "Any", "ADMIN", 0, ids.getOrDefault("workspace", ""));
        List<String> changes =
                Stream.of(group, mapping, workspace).map(Tenant::changes).toList();
        String members = "'members':[{'value':'" + ids.get("user") + "'}]";
        String search = "{'filter':'userName co \\'mark\\' or displayName co \\'mark\\' or id eq \\'" + ids.get("user")
                + "\\''}";
        Map<String, List<String>> bodies = new HashMap<>();
        bodies.put("put /api/v1/organizations/{id}/group-mappings", changes);
        bodies.put("post /api/v1/organizations/{id}/group-mappings/preview", changes);
        bodies.put(
                "put /api/v1/organizations/{id}/group-mappings/{mapping}",
                List.of("{" + Tenant.content("ADMIN", 1, ids.getOrDefault("workspace", "")) + "}"));
        bodies.put(
                "put /api/v1/organizations/{id}/sso",
                List.of("{'protocol':'OIDC','issuer':'https://login.eve.example','connectionRole':'VIEWER','domains':['"
                        + contents.tenant().domain() + "'],'active':true}"));
        bodies.put(
                "post /api/v1/organizations/{id}/webhooks/{webhook}/replays",
                List.of("{'after':0}", "{'deadLetters':true}"));
        bodies.put(
                "post /api/v1/scim/{org}/v2/Groups",
                List.of("{'displayName':'Eve " + UUID.randomUUID() + "'," + members + "}"));
        bodies.put("put /api/v1/scim/{org}/v2/Groups/{id}", List.of("{'displayName':'Eve'," + members + "}"));
        bodies.put(
                "patch /api/v1/scim/{org}/v2/Groups/{id}",
                List.of(
                        "{'Operations':[{'op':'add','path':'members','value':[{'value':'" + ids.get("user") + "'}]}]}",
                        "{'Operations':[{'op':'remove','path':'members[value eq \\'" + ids.get("user") + "\\']'}]}"));
        bodies.put("post /api/v1/scim/{org}/v2/Users/.search", List.of(search));
        bodies.put("post /api/v1/scim/{org}/v2/Groups/.search", List.of(search));
        return bodies;
    }

    /** For each query parameter, values that only these contents have; none where a value can't name anything. */
    private Map<String, Function<ApiOperation, List<String>>> queries(Contents contents) {
        Map<String, String> ids = contents.ids();
        Map<String, Function<ApiOperation, List<String>>> values = new HashMap<>();
        Stream.of(
                        "limit",
                        "explain",
                        "version",
                        "state",
                        "confirm",
                        "export",
                        "issued",
                        "action",
                        "resourceType",
                        "status",
                        "from",
                        "until",
                        "format",
                        "attributes",
                        "excludedAttributes",
                        "count",
                        "sortBy",
                        "sortOrder",
                        "startIndex",
                        "outcome",
                        "code",
                        "hours",
                        "solved",
                        "test")
                .forEach(name -> values.put(name, any -> List.of()));
        values.put("text", any -> List.of(contents.mark()));
        values.put("cause", any -> List.of(ids.getOrDefault("cause", "")));
        values.put(
                "who",
                any -> List.of("refused" + contents.mark(), contents.tenant().email("a" + contents.mark())));
        values.put("after", any -> List.of("0", "1"));
        values.put("resourceId", any -> List.of(ids.getOrDefault("user", ""), ids.getOrDefault("group", "")));
        values.put("cursor", operation -> {
            String first = path(operation, contents, contents) + (operation.isScim() ? "?count=1&cursor" : "?limit=1");
            Answer page = client(operation, contents).get(first).is(200);
            return page.exists("/nextCursor") ? List.of(page.text("/nextCursor")) : List.of();
        });
        values.put(
                "filter",
                operation -> List.of(
                        "id eq \"" + ids.get(operation.path().contains("Groups") ? "group" : "user") + "\"",
                        "displayName co \"" + contents.mark() + "\"",
                        "externalId co \"" + contents.mark() + "\""));
        return values;
    }

    /** Reads all that can be read of an organization, with its own credentials. */
    private Map<String, String> read(Contents contents) {
        Map<String, String> texts = new TreeMap<>();
        for (ApiOperation operation : operations) {
            if (operation.method().equals("get")
                    && !FOR_OPERATORS.contains(operation.name())
                    && !operation.name().equals(SESSION)
                    && CHANGED_BY_ATTEMPTS.stream().noneMatch(operation.path()::contains)) {
                Answer answer = client(operation, contents).get(path(operation, contents, contents));
                texts.put(operation.name(), answer.is(200).body());
            }
        }
        return texts;
    }

    private static String described(Answer answer) {
        return answer.request() + " answered " + answer.status() + " " + answer.body();
    }
}
