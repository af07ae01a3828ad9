package io.muster.liberty;

import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.SwitchProvisioningMode;
import io.muster.application.port.in.token.AuthenticateAdmin;
import io.muster.application.port.in.token.AuthenticateScimClient;
import io.muster.application.port.in.token.ManageApiKeys;
import io.muster.application.port.in.token.ManageScimTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;

/**
 * Checks the settings, migrates the schema and makes sure of an API key before the first request. A failure keeps the
 * application from starting.
 */
@ApplicationScoped
public class ServerStartup {
    void start(
            @Observes Startup event,
            Settings settings,
            AuthenticateAdmin admins,
            ManageApiKeys keys,
            AuthenticateScimClient clients,
            AdministerOrganizations organizations,
            SwitchProvisioningMode mode,
            ManageScimTokens tokens) {
        if (settings.demo()) {
            SecretFile file = new SecretFile(settings.dataDirectory().resolve("demo.properties"));
            StandardOutput.print(new DemoOrganization(admins, keys, clients, organizations, mode, tokens, file)
                    .introduction(settings.url()));
        } else {
            keys.bootstrap(settings.apiKey())
                    .ifPresent(key ->
                            StandardOutput.print("API key for all organizations (shown only now): " + key.text()));
        }
    }
}
