package io.muster.liberty;

import com.fasterxml.uuid.Generators;
import io.github.bucket4j.TimeMeter;
import io.muster.application.UseCases;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.OutsidePorts;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.connection.DomainRecords;
import io.muster.application.port.out.connection.IdentityProviders;
import io.muster.application.port.out.event.FeedAlarm;
import io.muster.application.port.out.traffic.SilenceAlarm;
import io.muster.application.port.out.webhook.WebhookSender;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.SecretBox;
import io.muster.idp.connection.ConnectedProviders;
import io.muster.idp.connection.dns.DnsDomainRecords;
import io.muster.idp.connection.oidc.OidcProvider;
import io.muster.idp.connection.saml.MetadataSource;
import io.muster.idp.connection.saml.SamlProvider;
import io.muster.idp.demo.DemoProvider;
import io.muster.idp.password.Argon2Hasher;
import io.muster.idp.simulation.ConversationFiles;
import io.muster.idp.simulation.HttpScimClient;
import io.muster.outbound.AddressBlock;
import io.muster.outbound.OutboundHttp;
import io.muster.outbound.PublicAddresses;
import io.muster.persistence.Persistence;
import io.muster.persistence.hibernate.Database;
import io.muster.persistence.hibernate.LoginRefusedException;
import io.muster.rest.http.ClientAddress;
import io.muster.rest.http.ClientLimits;
import io.muster.rest.http.PublicUrl;
import io.muster.rest.http.RefusalLines;
import io.muster.rest.http.RequestIds;
import io.muster.rest.scim.RefusalLog;
import io.muster.rest.webhook.sender.HttpWebhookSender;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/**
 * Makes the adapters and, from them, the use cases, each by its constructor. All are singletons that CDI doesn't proxy:
 * they are safe for concurrent use and end with the server.
 */
@ApplicationScoped
public class Wiring {
    /** For requests to this server, whose address no customer chooses. */
    private static final List<AddressBlock> ANY_ADDRESS = AddressBlock.list("0.0.0.0/0,::/0");

    private static final List<AddressBlock> LOOPBACK = AddressBlock.list("127.0.0.0/8,::1");

    @Resource(name = "jdbc/muster", lookup = "jdbc/muster", shareable = false)
    private DataSource dataSource;

    // not shareable, since Flyway needs two separate connections
    @Resource(name = "jdbc/muster-owner", lookup = "jdbc/muster-owner", shareable = false)
    private DataSource ownerDataSource;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Produces
    @Singleton
    DataSource dataSource() {
        return dataSource;
    }

    /** Ends the process if settings are wrong. */
    @Produces
    @Singleton
    Settings settings(Config config) {
        try {
            return Settings.read(config.getPropertyNames(), name -> config.getOptionalValue(name, String.class));
        } catch (InvalidSettingException invalid) {
            FailedStart.end(invalid);
            throw invalid;
        }
    }

    /** Returns the time in microseconds, as databases store it. */
    @Produces
    @Singleton
    InstantSource time() {
        InstantSource system = InstantSource.system();
        return () -> system.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Produces
    @Singleton
    Environment environment(InstantSource time) {
        SecureRandom random = new SecureRandom();
        return new Environment(time, Generators.timeBasedEpochGenerator(random)::generate, length -> {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        });
    }

    @Produces
    @Singleton
    RequestIds requestIds(Environment environment) {
        return () -> environment.ids().next().toString();
    }

    @Produces
    @Singleton
    PublicUrl publicUrl(Settings settings) {
        return new PublicUrl(settings.url());
    }

    @Produces
    @Singleton
    ClientLimits clientLimits(Settings settings) {
        return new ClientLimits(settings.scimRate(), settings.adminRate(), TimeMeter.SYSTEM_NANOTIME);
    }

    @Produces
    @Singleton
    ClientAddress clientAddress(Settings settings) {
        return new ClientAddress(settings.clientAddressHeader());
    }

    @Produces
    @Singleton
    RefusalLog refusalLog() {
        return new RefusalLog(TimeMeter.SYSTEM_NANOTIME);
    }

    @Produces
    @Singleton
    RefusalLines refusalLines() {
        return new RefusalLines(TimeMeter.SYSTEM_NANOTIME);
    }

    @Produces
    @Singleton
    KeyedHash keyedHash(Settings settings, Environment environment) {
        return KeyMaterial.keyedHash(settings, environment.secrets());
    }

    @Produces
    @Singleton
    SecretBox secretBox(Settings settings, Environment environment) {
        return KeyMaterial.secretBox(settings, environment.secrets());
    }

    /** Waits for a database that cannot be reached. */
    @Produces
    @Singleton
    Database database(DataSource dataSource) {
        try {
            return Persistence.open(dataSource, ownerDataSource);
        } catch (LoginRefusedException refused) {
            throw Setting.MUSTER_DB_PASSWORD.violated("must be the password of MUSTER_DB_USER, and"
                    + " MUSTER_DB_OWNER_PASSWORD that of MUSTER_DB_OWNER_USER: the database refuses one of them");
        }
    }

    void close(@Disposes Database database) {
        database.close();
    }

    @Produces
    @Singleton
    Ports ports(Database database) {
        return Persistence.portsOn(database);
    }

    @Produces
    @Singleton
    OutboundHttp outboundHttp(Settings settings) {
        return outboundHttp(settings.webhooks().allowed());
    }

    private OutboundHttp outboundHttp(List<AddressBlock> allowed) {
        return new OutboundHttp(
                new PublicAddresses(allowed, InetAddress::getAllByName),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                executor,
                "Muster/" + BuildInfo.read().version(),
                OutboundHttp.Limits.NORMAL);
    }

    /** Asked for in a demonstration only. */
    @Produces
    @Singleton
    DemoProvider demoProvider(Settings settings, Environment environment, PublicUrl url) {
        return DemoSignOn.provider(settings, environment, url);
    }

    @Produces
    @Singleton
    WebhookSender webhookSender(OutboundHttp http) {
        return new HttpWebhookSender(http);
    }

    @Produces
    @Singleton
    DomainRecords domainRecords(Settings settings) {
        return DnsDomainRecords.asking(settings.dnsServers());
    }

    @Produces
    @Singleton
    SamlProvider samlProvider(InstantSource time) {
        return new SamlProvider(new SecureRandom(), time);
    }

    @Produces
    @Singleton
    IdentityProviders identityProviders(Settings settings, OutboundHttp http, SamlProvider saml, InstantSource time) {
        // webhooks of a demonstration reach this machine as little as those of any other server
        return settings.demo() ? providers(outboundHttp(LOOPBACK), saml, time) : providers(http, saml, time);
    }

    private static ConnectedProviders providers(OutboundHttp http, SamlProvider saml, InstantSource time) {
        return new ConnectedProviders(new OidcProvider(http, time), saml, new MetadataSource(http), time);
    }

    @Produces
    @Singleton
    OutsidePorts outsidePorts(
            IdentityProviders providers,
            SamlProvider saml,
            DomainRecords records,
            WebhookSender webhooks,
            FeedAlarm feedAlarm,
            SilenceAlarm silenceAlarm,
            OutboundHttp http) {
        return new OutsidePorts(
                providers,
                saml,
                records,
                webhooks,
                feedAlarm,
                silenceAlarm,
                new ConversationFiles(),
                new HttpScimClient(outboundHttp(ANY_ADDRESS)),
                new HttpScimClient(http));
    }

    @Produces
    @Singleton
    UseCases.Keys keys(KeyedHash hash, SecretBox box) {
        return new UseCases.Keys(hash, box, new Argon2Hasher());
    }

    @Produces
    @Singleton
    UseCases.Options options(Settings settings, PublicUrl url) {
        return new UseCases.Options(
                settings.feed().retention(),
                url.api(),
                new PublicUrl(settings.local().url()).api());
    }

    @Produces
    @Singleton
    UseCases useCases(
            Ports ports, OutsidePorts outside, UseCases.Keys keys, Environment environment, UseCases.Options options) {
        return UseCases.on(ports, outside, keys, environment, options);
    }
}
