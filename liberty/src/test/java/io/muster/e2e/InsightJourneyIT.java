package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The facts about an identity provider for admins: people, causes of failures, numbers. Mostly waits for a job. */
@OnEachDatabase
@Execution(ExecutionMode.CONCURRENT)
@Order(Integer.MAX_VALUE - 1)
class InsightJourneyIT {
    private static final Duration WRITTEN = Duration.ofSeconds(30);

    private final Tenant tenant;
    private final Client admin;
    private final Client scim;

    InsightJourneyIT(MusterServer server) {
        tenant = Tenant.on(server);
        admin = tenant.admin();
        scim = tenant.scim();
    }

    @Test
    void refusedPersonIsFoundWithCauseAndRemedyAndSolvedByALaterSuccess() {
        String ana = tenant.email("ana");
        find(ana).has("/state", "NEVER_SEEN").has("/requests", "[]").lacks("/member");

        demandVerifiedDomains(true);
        String other = "ana@other." + tenant.domain();
        String elsewhere = "{'userName':'" + ana + "','emails':[{'value':'" + other + "','primary':true}]}";
        scim.post("/Users", elsewhere).isError(400, "invalidValue");
        Answer refused = find(ana)
                .has("/state", "REFUSED")
                .has("/requests/0/httpStatus", 400)
                .has(
                        "/refusals/0/title",
                        "The domain other." + tenant.domain() + " of the e-mail address is not one of the"
                                + " organization's verified domains")
                .lacks("/refusals/0/solvedSince")
                .lacks("/member");
        assertThat(refused.text("/refusals/0/remedy")).contains("Verify the domain");
        String cause = refused.text("/refusals/0/cause");
        admin.get("/sync-log?cause=" + cause)
                .is(200)
                .has("/items/0/id", refused.text("/refusals/0/lastEntry"))
                .has("/items/0/failure/causeKey", cause)
                .lacks("/items/1");

        demandVerifiedDomains(false);
        String user = scim.post("/Users", elsewhere).is(201).id();
        String group = tenant.group("Engineers", user);
        Receiver.await(() -> find(ana).exists("/refusals/0/solvedSince"), WRITTEN);
        for (String who : new String[] {ana.toUpperCase(Locale.ROOT), other}) {
            find(who)
                    .has("/state", "ACTIVE")
                    .has("/member/id", user)
                    .has("/member/groups/0/id", group)
                    .has("/access/role", "VIEWER")
                    .has("/access/explanation/roles/0/because/kind", "CONNECTION")
                    .has("/requests/0/action", "CREATE");
        }
        find("ext-nobody").has("/state", "NEVER_SEEN");
        scim.delete("/Users/" + user).is(204);
        find(ana).has("/state", "REMOVED").lacks("/member");
        admin.get("/people").is(400);
        admin.get("/people?who=%20").is(400);
    }

    @Test
    void failuresAreGroupedByTheirCause() {
        tenant.user("ana");
        tenant.user("ben");
        for (String name : new String[] {"ana", "ben", "ben"}) {
            scim.post("/Users", tenant.userJson(name)).isError(409, "uniqueness");
        }
        scim.get("/Users/nobody").is(404);
        scim.get("/Users/somebody").is(404);

        Answer causes = admin.get("/sync-log/failures")
                .is(200)
                .has("/items/0/title", "User … not found")
                .has("/items/0/resources", 2)
                .has("/items/1/title", "userName is already used by another user")
                .has("/items/1/resources", 2)
                .has("/items/1/solvedResources", 0)
                .has("/items/1/requests", 3)
                .has("/items/1/resourceType", "USER")
                .lacks("/items/2");
        Answer first = admin.get("/sync-log/failures?solved=false&limit=1").is(200);
        admin.get("/sync-log/failures?limit=1&cursor=" + first.text("/nextCursor"))
                .is(200)
                .has("/items/0/cause", causes.text("/items/1/cause"));
        admin.get("/sync-log/failures?solved=true").is(200).has("/items", "[]");
        admin.get("/sync-log/failures/" + causes.text("/items/1/cause"))
                .is(200)
                .has("/items/0/display", tenant.email("ben"))
                .has("/items/0/requests", 2)
                .has("/items/1/display", tenant.email("ana"));
        admin.get("/sync-log/failures/unknown").is(404);
    }

    @Test
    void requestsOfTheHourAreCountedWithReadsAndRefusals() {
        tenant.user("ana");
        scim.get("/Users?count=1").is(200);
        scim.get("/Users/nobody").is(404);
        scim.with("Authorization", "Bearer " + tenant.token() + "x")
                .get("/Users")
                .is(401);

        Receiver.await(() -> counts().text("/requests").equals("3"), WRITTEN);
        Answer counts = counts().has("/failures", 1).lacks("/hours/720");
        // the test may run at the turn of an hour
        assertThat(Integer.parseInt(counts.text("/hours/718/requests"))
                        + Integer.parseInt(counts.text("/hours/719/requests")))
                .isEqualTo(3);
        assertThat(admin.get("/request-counts").is(200).list("hours")).hasSize(24);
        admin.get("/request-counts?hours=721").is(400);
        admin.get("/request-counts?hours=x").is(400);
    }

    @Test
    void healthShowsTheProviderItsTokenAndItsFailures() {
        admin.get("/health")
                .is(200)
                .has("/status", "WAITING")
                .has("/mode", "SCIM")
                .has("/preconditions/0/code", "PLAN")
                .has("/preconditions/2/met", "true")
                .lacks("/preconditions/2/missing")
                .lacks("/sync")
                .lacks("/certificate")
                .has("/failures", "[]")
                .has("/heldRemovals", 0)
                .has("/refusedSignIns24h", 0);

        Client okta = scim.with("User-Agent", "Okta SCIM Client 1.0.0");
        okta.get("/Users?count=1").is(200);
        Receiver.await(() -> admin.get("/health").exists("/sync"), WRITTEN);
        admin.get("/health")
                .is(200)
                .has("/status", "HEALTHY")
                .has("/sync/client", "OKTA")
                .has("/sync/clientName", "Okta")
                .lacks("/sync/usualIntervalSeconds")
                .lacks("/sync/silentSince")
                .has("/tokens/newTokenUsed", "true");

        okta.get("/Users/nobody").is(404);
        admin.get("/health").is(200).has("/status", "ATTENTION").has("/failures/0/title", "User … not found");
        admin.put("/provisioning", "{'mode':'MANUAL','confirm':true}").is(200);
        admin.get("/health").is(200).has("/status", "OFF").lacks("/tokens").lacks("/sync/silentSince");
    }

    private Answer counts() {
        return admin.get("/request-counts?hours=720").is(200);
    }

    private Answer find(String who) {
        return admin.get("/people?who=" + who).is(200);
    }

    private void demandVerifiedDomains(boolean demanded) {
        admin.patch("", "{'verifiedDomainsOnly':" + demanded + "}").is(200);
    }
}
