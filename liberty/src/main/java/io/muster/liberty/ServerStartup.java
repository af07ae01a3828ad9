package io.muster.liberty;

import io.muster.application.UseCases;
import io.muster.application.port.in.token.ChangeSecretKey;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Unavailable;
import io.muster.domain.token.CredentialText;
import io.muster.idp.demo.DemoProvider;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;

/**
 * Checks the settings, migrates the schema and makes sure of an API key before the first request. A failure ends the
 * process.
 */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class ServerStartup {
    private static final Logger LOGGER = Logger.getLogger(ServerStartup.class.getName());

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final DateTimeFormatter NUMBER =
            DateTimeFormatter.ofPattern("MMddHHmmss").withZone(ZoneOffset.UTC);

    @Resource
    private ManagedScheduledExecutorService executor;

    /**
     * Runs before the jobs of this application start. Ends the process if the port is taken, since Liberty would go on
     * without one, or if anything else fails. A database that is lost or busy meanwhile is tried again, without limit,
     * as one that comes late is waited for.
     *
     * @param useCases made here, which opens the database and migrates its schema
     * @param provider made only in a demonstration
     */
    void start(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Startup event,
            Settings settings,
            InstantSource time,
            Instance<UseCases> useCases,
            Instance<DemoProvider> provider) {
        try {
            settings.local().bindError().ifPresent(FailedStart::end);
            while (!isPrepared(settings, useCases.get())) {
                Thread.sleep(PAUSE.toMillis());
            }
            if (settings.demo()) {
                DemoSignOn signOn = new DemoSignOn(useCases.get(), provider.get(), time);
                DemoOrganization demo = new DemoOrganization(useCases.get(), settings.demoFile(), signOn);
                demonstrateWhenOpen(settings, demo, "ana." + NUMBER.format(time.instant()) + "@acme.example");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            FailedStart.end(failed);
        }
    }

    /** Returns false if the database did not answer in time. */
    private boolean isPrepared(Settings settings, UseCases useCases) {
        try {
            prepare(settings, useCases);
            return true;
        } catch (Unavailable passing) {
            LOGGER.warning("The start is tried again, since the database did not answer in time");
            return false;
        }
    }

    private void prepare(Settings settings, UseCases useCases) {
        long unused = unusedSecrets(useCases.changeSecretKey());
        if (!settings.demo()) {
            useCases.manageApiKeys().bootstrap(settings.apiKey(), key -> keep(key, settings.dataDirectory()));
        }
        if (settings.secondSecretKey().isPresent()) {
            changeSecretKey(useCases.changeSecretKey(), unused);
        }
    }

    private static long unusedSecrets(ChangeSecretKey keys) {
        try {
            return keys.check();
        } catch (Problem another) {
            throw Setting.MUSTER_SECRET_KEY.violated(
                    "must be the key that the database is used with, or the database must"
                            + " be used with MUSTER_SECOND_SECRET_KEY. " + another.detail());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // logs its own outcome
    private void changeSecretKey(ChangeSecretKey keys, long unused) {
        LOGGER.log(
                Level.WARNING,
                "{0} SCIM tokens and API keys were not used since the secret key changed and may stop working"
                        + " without MUSTER_SECOND_SECRET_KEY",
                unused);
        executor.submit(() -> reseal(keys));
    }

    private static void reseal(ChangeSecretKey keys) {
        try {
            LOGGER.log(
                    Level.INFO,
                    "Encrypted the secrets of {0} webhooks and {1} SSO connections with the current secret key",
                    new Object[] {keys.resealWebhooks(), keys.resealConnections()});
        } catch (RuntimeException failed) {
            LOGGER.log(Level.WARNING, "Secrets could not be encrypted again; the next start tries again", failed);
        }
    }

    /** Writes the first key to a file. The log goes to more readers than may have the key. */
    private static void keep(CredentialText key, Path directory) {
        Path file = directory.resolve("first-api-key").toAbsolutePath();
        try {
            new SecretFile(file).write(key.text() + "\n");
        } catch (UncheckedIOException notWritable) {
            throw Setting.MUSTER_DATA_DIR.violated();
        }
        LOGGER.log(
                Level.WARNING,
                "The first API key for all organizations is in {0}: move it to a safe place and delete the file. With"
                        + " it, make the first organization and the password link of its owner, as in the document"
                        + " deployment.md",
                file);
    }

    /** The identity provider of a demonstration is asked by HTTP, so the port has to be open. */
    @SuppressWarnings("FutureReturnValueIgnored") // ends the process itself if it fails
    private void demonstrateWhenOpen(Settings settings, DemoOrganization demo, String userName) {
        if (!settings.local().isOpen()) {
            executor.schedule(
                    () -> demonstrateWhenOpen(settings, demo, userName), POLL.toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        try {
            String introduction = demo.introduction(settings.url(), userName);
            StandardOutput.print(settings.demoInMaven() ? MavenPrefix.erasedFrom(introduction) : introduction);
        } catch (RuntimeException failed) {
            FailedStart.end(failed);
        }
    }
}
