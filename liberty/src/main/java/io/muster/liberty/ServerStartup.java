package io.muster.liberty;

import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.ConfigureProvisioning;
import io.muster.application.port.in.token.AuthenticateOperator;
import io.muster.application.port.in.token.AuthenticateScimClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;

/**
 * What happens before the first request: the settings are checked, the schema is migrated, an operator's key exists.
 * Whatever fails here keeps the application from starting.
 */
@ApplicationScoped
public class ServerStartup {
    void start(
            @Observes Startup event,
            Settings settings,
            AuthenticateOperator operators,
            AuthenticateScimClient clients,
            AdministerOrganizations organizations,
            ConfigureProvisioning provisioning) {
        if (settings.demo()) {
            SecretFile file = new SecretFile(settings.dataDirectory().resolve("demo.properties"));
            StandardOutput.print(new DemoOrganization(operators, clients, organizations, provisioning, file)
                    .introduction(settings.publicUrl()));
        } else {
            operators
                    .bootstrap(settings.apiKey())
                    .ifPresent(key ->
                            StandardOutput.print("API key for all organizations (shown only now): " + key.text()));
        }
    }
}
