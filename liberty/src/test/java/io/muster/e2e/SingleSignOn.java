package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.idp.connection.oidc.TestOpenIdProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The connection of an organization to an OpenID provider, by which its members sign in.
 *
 * @param initiation the URL at which a browser starts
 */
record SingleSignOn(Tenant tenant, TestOpenIdProvider provider, String initiation) {
    /** Sets the connection up: draft, test, activation. */
    static SingleSignOn connected(Tenant tenant, TestOpenIdProvider provider) {
        String tester = "tester" + UUID.randomUUID();
        tenant.user(tester);
        provider.signsIn(Map.of("sub", tester, "email", tenant.email(tester)));
        Client admin = tenant.admin();
        String version = admin.put("/connection/draft", draft(provider)).is(200).text("/draft/version");
        try {
            new Browser()
                    .follow(admin.post("/connection/draft/tests", "").is(201).text("/url"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        admin.post("/connection/activations", "{'version':" + version + "}").is(200);
        return new SingleSignOn(
                tenant, provider, admin.get("/connection").is(200).text("/serviceProvider/initiateLoginUri"));
    }

    static String draft(TestOpenIdProvider provider) {
        return "{'issuer':'" + provider.issuer() + "','clientId':'" + TestOpenIdProvider.CLIENT
                + "','clientAuthentication':'SECRET_BASIC','secret':'"
                + TestOpenIdProvider.SECRET + "'}";
    }

    /** Adds a member with a direct role. Returns the id. */
    String member(String name, String role) {
        String user = tenant.user(name);
        tenant.admin()
                .put("/members/" + user + "/role", "{'role':'" + role + "'}")
                .is(200);
        return user;
    }

    /** Signs in a member who authenticates at the provider just now. */
    Browser signIn(String name) {
        return signIn(name, Map.of("auth_time", Instant.now().getEpochSecond()));
    }

    /**
     * Lets the provider authenticate this member when a browser comes next.
     *
     * @param claims more claims of the ID token
     */
    void authenticates(String name, Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("sub", "subject of " + name);
        all.put("email", tenant.email(name));
        provider.signsIn(all);
    }

    /** @param claims more claims of the ID token */
    Browser signIn(String name, Map<String, Object> claims) {
        authenticates(name, claims);
        Browser browser = new Browser();
        try {
            assertThat(browser.follow(initiation).statusCode()).isEqualTo(200);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return browser;
    }
}
