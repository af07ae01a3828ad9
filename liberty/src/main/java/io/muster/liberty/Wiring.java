package io.muster.liberty;

import com.fasterxml.uuid.Generators;
import io.muster.application.port.in.AdministerOrganizations;
import io.muster.application.port.in.AuthenticateOperator;
import io.muster.application.port.in.AuthenticateScimClient;
import io.muster.application.port.in.ConfigureProvisioning;
import io.muster.application.port.in.DecideHolds;
import io.muster.application.port.in.DeliverWebhooks;
import io.muster.application.port.in.ManageMembers;
import io.muster.application.port.in.ManageWebhooks;
import io.muster.application.port.in.MapGroups;
import io.muster.application.port.in.ProvisionGroups;
import io.muster.application.port.in.ProvisionUsers;
import io.muster.application.port.in.ReadAccess;
import io.muster.application.port.in.ReadAuditLog;
import io.muster.application.port.in.ReadEvents;
import io.muster.application.port.in.ReadSyncLog;
import io.muster.application.port.in.ReportSync;
import io.muster.application.port.out.WebhookSender;
import io.muster.application.service.AccessGuard;
import io.muster.application.service.AccessReading;
import io.muster.application.service.Announcer;
import io.muster.application.service.AuditLogReading;
import io.muster.application.service.AuditTrail;
import io.muster.application.service.EmailOwnership;
import io.muster.application.service.EventReading;
import io.muster.application.service.EventRelay;
import io.muster.application.service.GroupProvisioning;
import io.muster.application.service.HoldAdministration;
import io.muster.application.service.MappingAdministration;
import io.muster.application.service.MemberAdministration;
import io.muster.application.service.ModeSwitching;
import io.muster.application.service.OperatorAuthentication;
import io.muster.application.service.OrganizationAdministration;
import io.muster.application.service.ProvisioningConfiguration;
import io.muster.application.service.RemovalBrake;
import io.muster.application.service.ScimAuthentication;
import io.muster.application.service.Sources;
import io.muster.application.service.SyncLogReading;
import io.muster.application.service.SyncRecorder;
import io.muster.application.service.SyncReporting;
import io.muster.application.service.UserProvisioning;
import io.muster.application.service.WebhookAdministration;
import io.muster.application.service.WebhookDelivery;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.SecretBox;
import io.muster.idp.AttestedConnections;
import io.muster.persistence.Database;
import io.muster.persistence.Persistence;
import io.muster.rest.RequestIds;
import io.muster.rest.webhook.HttpWebhookSender;
import io.muster.rest.webhook.PublicAddresses;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/**
 * Who gets what: every service and adapter is made here, by its constructor, and known to others by its port.
 * Singletons, since none has state: a proxy would have nothing to do.
 */
@ApplicationScoped
public class Wiring {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    // Not shareable: Flyway needs two connections that are two.
    @Resource(name = "jdbc/muster", lookup = "jdbc/muster", shareable = false)
    private DataSource dataSource;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Produces
    @Dependent
    DataSource dataSource() {
        return dataSource;
    }

    @Produces
    @Singleton
    Settings settings(Config config) {
        return Settings.read(name -> config.getOptionalValue(name, String.class));
    }

    @Produces
    @Singleton
    InstantSource time() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }

    @Produces
    @Singleton
    Sources sources(InstantSource time) {
        SecureRandom random = new SecureRandom();
        return new Sources(time, Generators.timeBasedEpochGenerator(random)::generate, length -> {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        });
    }

    @Produces
    @Singleton
    RequestIds requestIds(Sources sources) {
        return () -> sources.ids().next().toString();
    }

    @Produces
    @Singleton
    KeyedHash keyedHash(Settings settings, Sources sources) {
        return SecretKey.keyedHash(settings, sources.secrets());
    }

    @Produces
    @Singleton
    SecretBox secretBox(Settings settings, Sources sources) {
        return SecretKey.secretBox(settings, sources.secrets());
    }

    @Produces
    @Singleton
    Database database(DataSource dataSource) {
        return Database.open(dataSource, Database.Transactions.LIBERTY);
    }

    void close(@Disposes Database database) {
        database.close();
    }

    @Produces
    @Singleton
    Persistence persistence(Database database) {
        return Persistence.on(database);
    }

    @Produces
    @Singleton
    SyncRecorder recorder(Persistence persistence, Sources sources) {
        return new SyncRecorder(persistence.syncLog(), sources);
    }

    @Produces
    @Singleton
    AuditTrail trail(Persistence persistence, Sources sources) {
        return new AuditTrail(persistence.auditLog(), sources);
    }

    @Produces
    @Singleton
    AuthenticateOperator authenticateOperator(Persistence persistence, KeyedHash hash, Sources sources) {
        return new OperatorAuthentication(
                persistence.unitOfWork(), persistence.apiKeys(), persistence.organizations(), hash, sources);
    }

    @Produces
    @Singleton
    AuthenticateScimClient authenticateScimClient(Persistence persistence, KeyedHash hash, Sources sources) {
        return new ScimAuthentication(persistence.unitOfWork(), persistence.tokenRings(), hash, sources);
    }

    @Produces
    @Singleton
    Announcer announcer(Persistence persistence, Sources sources) {
        return new Announcer(persistence.outbox(), sources);
    }

    @Produces
    @Singleton
    AccessGuard guard(Persistence persistence, Sources sources) {
        return new AccessGuard(persistence.accesses(), sources);
    }

    @Produces
    @Singleton
    RemovalBrake brake(Persistence persistence) {
        return new RemovalBrake(persistence.holds());
    }

    @Produces
    @Singleton
    AdministerOrganizations administerOrganizations(
            Persistence persistence,
            ModeSwitching switching,
            AccessGuard guard,
            Announcer announcer,
            AuditTrail trail,
            Sources sources) {
        return new OrganizationAdministration(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.workspaces(),
                new AttestedConnections(sources.time()),
                switching,
                guard,
                announcer,
                trail,
                sources);
    }

    @Produces
    @Singleton
    ConfigureProvisioning configureProvisioning(
            Persistence persistence, ModeSwitching switching, KeyedHash hash, AuditTrail trail, Sources sources) {
        return new ProvisioningConfiguration(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.tokenRings(),
                switching,
                hash,
                trail,
                sources);
    }

    @Produces
    @Singleton
    ModeSwitching modeSwitching(Persistence persistence, KeyedHash hash, Sources sources) {
        return new ModeSwitching(
                persistence.organizations(), persistence.tokenRings(), persistence.holds(), hash, sources);
    }

    @Produces
    @Singleton
    ManageMembers manageMembers(
            Persistence persistence,
            AccessGuard guard,
            RemovalBrake brake,
            Announcer announcer,
            AuditTrail trail,
            Sources sources) {
        return new MemberAdministration(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.users(),
                persistence.groups(),
                persistence.memberships(),
                persistence.workspaces(),
                persistence.workspaceGrants(),
                guard,
                brake,
                announcer,
                trail,
                sources);
    }

    @Produces
    @Singleton
    MapGroups mapGroups(
            Persistence persistence, AccessGuard guard, Announcer announcer, AuditTrail trail, Sources sources) {
        return new MappingAdministration(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.groupMappings(),
                persistence.groups(),
                persistence.workspaces(),
                persistence.accesses(),
                guard,
                announcer,
                trail,
                sources);
    }

    @Produces
    @Singleton
    ReadAccess readAccess(Persistence persistence, Sources sources) {
        return new AccessReading(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.accesses(),
                persistence.syncLog(),
                sources);
    }

    @Produces
    @Singleton
    DecideHolds decideHolds(
            Persistence persistence, AccessGuard guard, Announcer announcer, AuditTrail trail, Sources sources) {
        return new HoldAdministration(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.holds(),
                persistence.users(),
                persistence.groups(),
                guard,
                announcer,
                trail,
                sources);
    }

    @Produces
    @Singleton
    EventRelay eventRelay(Persistence persistence, Settings settings, Sources sources) {
        return new EventRelay(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.outbox(),
                persistence.eventFeed(),
                persistence.accesses(),
                persistence.webhooks(),
                sources,
                settings.feed().retention());
    }

    @Produces
    @Singleton
    ReadEvents readEvents(Persistence persistence, EventRelay relay) {
        return new EventReading(persistence.unitOfWork(), persistence.organizations(), persistence.eventFeed(), relay);
    }

    @Produces
    @Singleton
    ProvisionUsers provisionUsers(
            Persistence persistence,
            AccessGuard guard,
            RemovalBrake brake,
            Announcer announcer,
            SyncRecorder recorder,
            Sources sources) {
        return new UserProvisioning(
                persistence.unitOfWork(),
                persistence.users(),
                persistence.groups(),
                persistence.memberships(),
                new EmailOwnership(persistence.organizations()),
                guard,
                brake,
                announcer,
                recorder,
                sources);
    }

    @Produces
    @Singleton
    ProvisionGroups provisionGroups(
            Persistence persistence, AccessGuard guard, Announcer announcer, SyncRecorder recorder, Sources sources) {
        return new GroupProvisioning(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.groups(),
                persistence.memberships(),
                persistence.groupMappings(),
                guard,
                announcer,
                recorder,
                sources);
    }

    @Produces
    @Singleton
    ReadSyncLog readSyncLog(Persistence persistence, Sources sources) {
        return new SyncLogReading(
                persistence.unitOfWork(), persistence.organizations(), persistence.syncLog(), sources);
    }

    @Produces
    @Singleton
    ReadAuditLog readAuditLog(Persistence persistence) {
        return new AuditLogReading(persistence.unitOfWork(), persistence.organizations(), persistence.auditLog());
    }

    @Produces
    @Singleton
    ReportSync reportSync(Persistence persistence, Sources sources) {
        return new SyncReporting(persistence.unitOfWork(), persistence.syncLog(), sources);
    }

    @Produces
    @Singleton
    WebhookSender webhookSender(Settings settings) {
        return new HttpWebhookSender(
                new PublicAddresses(settings.webhooks().allowed(), InetAddress::getAllByName),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                executor,
                "Muster/" + BuildInfo.read().version(),
                HttpWebhookSender.Limits.NORMAL);
    }

    @Produces
    @Singleton
    ManageWebhooks manageWebhooks(
            Persistence persistence, WebhookSender sender, SecretBox box, AuditTrail trail, Sources sources) {
        return new WebhookAdministration(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.webhooks(),
                persistence.eventFeed(),
                sender,
                box,
                trail,
                sources);
    }

    @Produces
    @Singleton
    DeliverWebhooks deliverWebhooks(Persistence persistence, WebhookSender sender, SecretBox box, Sources sources) {
        return new WebhookDelivery(
                persistence.unitOfWork(), persistence.webhooks(), persistence.eventFeed(), sender, box, sources);
    }
}
