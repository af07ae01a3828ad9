package io.muster.liberty;

import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.SwitchProvisioningMode;
import io.muster.application.port.in.token.AuthenticateAdmin;
import io.muster.application.port.in.token.AuthenticateScimClient;
import io.muster.application.port.in.token.ManageApiKeys;
import io.muster.application.port.in.token.ManageScimTokens;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * Checks the settings, migrates the schema and makes sure of an API key before the first request. A failure keeps the
 * application from starting.
 */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class ServerStartup {
    private static final Logger LOGGER = Logger.getLogger(ServerStartup.class.getName());

    private static final int FAILED = 1;

    private static final Duration POLL = Duration.ofMillis(100);

    private static final DateTimeFormatter NUMBER =
            DateTimeFormatter.ofPattern("MMddHHmmss").withZone(ZoneOffset.UTC);

    @Resource
    private ManagedScheduledExecutorService executor;

    /**
     * Ends the process if the port is taken: Liberty would go on without one. Nothing is open yet that would have to be
     * closed, and an orderly end waits for this method.
     */
    void checkPort(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Startup event, Settings settings) {
        settings.local().obstacle().ifPresent(reason -> {
            LOGGER.severe(reason);
            Runtime.getRuntime().halt(FAILED);
        });
    }

    void start(
            @Observes Startup event,
            Settings settings,
            InstantSource time,
            AuthenticateAdmin admins,
            ManageApiKeys keys,
            AuthenticateScimClient clients,
            AdministerOrganizations organizations,
            SwitchProvisioningMode mode,
            ManageScimTokens tokens) {
        if (settings.demo()) {
            SecretFile file = new SecretFile(settings.dataDirectory().resolve("demo.properties"));
            String user = "ana." + NUMBER.format(time.instant()) + "@acme.example";
            String introduction = new DemoOrganization(admins, keys, clients, organizations, mode, tokens, file)
                    .introduction(settings.url(), user);
            printWhenOpen(settings.local(), settings.demoInMaven() ? InMaven.clean(introduction) : introduction);
        } else {
            keys.bootstrap(settings.apiKey())
                    .ifPresent(key ->
                            StandardOutput.print("API key for all organizations (shown only now): " + key.text()));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing depends on the text
    private void printWhenOpen(HttpAddress address, String text) {
        if (address.isOpen()) {
            StandardOutput.print(text);
        } else {
            executor.schedule(() -> printWhenOpen(address, text), POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
