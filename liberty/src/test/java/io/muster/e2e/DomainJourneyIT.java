package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.idp.testing.TestDns;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

/** An admin claims a domain, proves it by the DNS, and gives it up. */
@OnEachDatabase
class DomainJourneyIT {
    private static final TestDns DNS = MusterServer.DNS;

    private final MusterServer server;
    private final Tenant tenant;
    private final Client admin;
    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";

    DomainJourneyIT(MusterServer server) {
        this.server = server;
        tenant = Tenant.on(server);
        admin = tenant.admin("it-admin", tenant.id());
    }

    @Test
    void domainIsVerifiedOnceItsRecordIsInTheDns() {
        Answer claimed = admin.post("/domains", "{'domain':'" + domain.toUpperCase(Locale.ROOT) + "'}")
                .is(201)
                .has("/domain", domain)
                .has("/state", "PENDING")
                .has("/record/type", "TXT")
                .has("/record/name", "_muster-challenge." + domain)
                .has("/record/nameInZone", "_muster-challenge")
                .has("/lastCheck/outcome", "NONE");
        assertThat(claimed.header("Location")).endsWith("/organizations/" + tenant.id() + "/domains/" + domain);

        DNS.failure("_muster-challenge." + domain, Rcode.SERVFAIL);
        verify(admin)
                .has("/state", "PENDING")
                .has("/lastCheck/outcome", "TRY_LATER")
                .has("/lastCheck/found/0", "The DNS server answered SERVFAIL");
        DNS.texts("_muster-challenge." + domain, "something else");
        verify(admin).has("/lastCheck/outcome", "NONE").has("/lastCheck/found/0", "something else");

        DNS.texts("_muster-challenge." + domain, "something else", claimed.text("/record/text"));
        verify(admin).has("/state", "VERIFIED").has("/lastCheck/outcome", "FOUND");

        assertThat(admin.get("").is(200).body()).contains(domain);
        admin.get("/domains/" + domain).is(200).has("/state", "VERIFIED");
        assertThat(admin.get("/domains").is(200).body()).contains("ATTESTED", "VERIFIED");
    }

    @Test
    void domainOfAnotherOrganizationIsRefusedUntilAnOperatorTransfersIt() {
        Tenant other = Tenant.on(server);
        Client theirs = other.admin();
        prove(theirs.post("/domains", "{'domain':'" + domain + "'}").is(201));
        verify(theirs).has("/state", "VERIFIED");

        prove(admin.post("/domains", "{'domain':'" + domain + "'}").is(201));
        admin.post("/domains/" + domain + "/verification", "").is(409).has("/code", "duplicate");
        admin.post("/domains/" + domain + "/transfer?confirm=true", "").is(403);

        tenant.admin().post("/domains/" + domain + "/transfer", "").is(200).has("/state", "VERIFIED");
        theirs.get("/domains/" + domain).is(404);
    }

    @Test
    void lastDomainIsReleasedOnlyWhenConfirmedAndEndsScim() {
        tenant.scim().get("/Users").is(200);
        String effect = "Without a verified domain, the SSO connection becomes inactive, the mode becomes Manual, and"
                + " every SCIM token is revoked at once";
        admin.get("/domains/" + tenant.domain()).is(200).has("/effectOfLoss", effect);
        admin.delete("/domains/" + tenant.domain())
                .is(409)
                .has("/code", "confirmation_required")
                .has("/detail", effect + "; to go on, send confirm as true");
        tenant.scim().get("/Users").is(200);

        admin.delete("/domains/" + tenant.domain() + "?confirm=true").is(204);

        admin.get("").is(200).has("/mode", "MANUAL").has("/sso/active", "false").has("/domains", "[]");
        tenant.scim().get("/Users").isError(401, "");
        admin.get("/audit-log?limit=1").has("/items/0/action", "DOMAIN_RELEASED");
    }

    @Test
    void publicMailDomainsAndOtherTextsAreRefused() {
        admin.post("/domains", "{'domain':'gmail.com'}").is(400);
        admin.post("/domains", "{'domain':'not a domain'}").is(400);
        admin.get("/domains/not%20a%20domain").is(404);
        admin.delete("/domains/" + domain).is(404);
    }

    private Answer verify(Client client) {
        return client.post("/domains/" + domain + "/verification", "").is(200);
    }

    private static void prove(Answer claimed) {
        DNS.texts(claimed.text("/record/name"), claimed.text("/record/text"));
    }
}
