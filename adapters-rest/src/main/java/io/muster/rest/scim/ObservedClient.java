package io.muster.rest.scim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of identity provider a request looks like; only shown to the admin, nothing depends on it. */
final class ObservedClient {
    private static final List<String> KNOWN =
            List.of("okta", "onelogin", "jumpcloud", "rippling", "sailpoint", "ping", "google", "workos");

    private ObservedClient() {}

    /** @param entraFlag whether the base URL has Entra's compliance flag at its end */
    static String of(Optional<String> userAgent, boolean entraFlag) {
        if (entraFlag) {
            return "entra-2020";
        }
        String agent = userAgent.orElse("").toLowerCase(Locale.ROOT);
        if (agent.contains("azure") || agent.contains("microsoft") || agent.contains("entra")) {
            return "entra-classic";
        }
        return KNOWN.stream().filter(agent::contains).findFirst().orElse("other");
    }
}
