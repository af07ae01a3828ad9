package io.muster.liberty;

import com.fasterxml.uuid.Generators;
import io.muster.application.port.in.access.ReadAccess;
import io.muster.application.port.in.audit.ReadAuditLog;
import io.muster.application.port.in.directory.ManageMembers;
import io.muster.application.port.in.directory.ProvisionGroups;
import io.muster.application.port.in.directory.ProvisionUsers;
import io.muster.application.port.in.event.ReadEvents;
import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.ConfigureProvisioning;
import io.muster.application.port.in.removal.DecideRemovals;
import io.muster.application.port.in.synclog.ReadSyncLog;
import io.muster.application.port.in.synclog.ReportFailures;
import io.muster.application.port.in.token.AuthenticateOperator;
import io.muster.application.port.in.token.AuthenticateScimClient;
import io.muster.application.port.in.webhook.DeliverWebhooks;
import io.muster.application.port.in.webhook.ManageWebhooks;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.webhook.WebhookSender;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.access.AccessReading;
import io.muster.application.service.audit.AuditLogReading;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.directory.EmailOwnership;
import io.muster.application.service.directory.GroupProvisioning;
import io.muster.application.service.directory.MemberAdministration;
import io.muster.application.service.directory.UserProvisioning;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.event.EventReading;
import io.muster.application.service.event.EventRelay;
import io.muster.application.service.mapping.MappingAdministration;
import io.muster.application.service.organization.ModeSwitching;
import io.muster.application.service.organization.OrganizationAdministration;
import io.muster.application.service.organization.ProvisioningConfiguration;
import io.muster.application.service.removal.RemovalAdministration;
import io.muster.application.service.removal.RemovalLimiter;
import io.muster.application.service.synclog.SyncLogReading;
import io.muster.application.service.synclog.SyncRecorder;
import io.muster.application.service.synclog.SyncReporting;
import io.muster.application.service.token.OperatorAuthentication;
import io.muster.application.service.token.ScimAuthentication;
import io.muster.application.service.webhook.WebhookAdministration;
import io.muster.application.service.webhook.WebhookDelivery;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.SecretBox;
import io.muster.idp.AttestedConnections;
import io.muster.persistence.Persistence;
import io.muster.persistence.hibernate.Database;
import io.muster.rest.http.RequestIds;
import io.muster.rest.webhook.sender.HttpWebhookSender;
import io.muster.rest.webhook.sender.PublicAddresses;
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
    KeyedHash keyedHash(Settings settings, Environment environment) {
        return KeyMaterial.keyedHash(settings, environment.secrets());
    }

    @Produces
    @Singleton
    SecretBox secretBox(Settings settings, Environment environment) {
        return KeyMaterial.secretBox(settings, environment.secrets());
    }

    @Produces
    @Singleton
    Database database(DataSource dataSource) {
        return Persistence.open(dataSource, Database.Transactions.LIBERTY);
    }

    void close(@Disposes Database database) {
        database.close();
    }

    @Produces
    @Singleton
    Ports persistence(Database database) {
        return Persistence.portsOn(database);
    }

    @Produces
    @Singleton
    SyncRecorder recorder(Ports persistence, Environment environment) {
        return new SyncRecorder(persistence.syncLog(), environment);
    }

    @Produces
    @Singleton
    AuditTrail trail(Ports persistence, Environment environment) {
        return new AuditTrail(persistence.auditLog(), environment);
    }

    @Produces
    @Singleton
    AuthenticateOperator authenticateOperator(Ports persistence, KeyedHash hash, Environment environment) {
        return new OperatorAuthentication(
                persistence.unitOfWork(), persistence.apiKeys(), persistence.organizations(), hash, environment);
    }

    @Produces
    @Singleton
    AuthenticateScimClient authenticateScimClient(Ports persistence, KeyedHash hash, Environment environment) {
        return new ScimAuthentication(persistence.unitOfWork(), persistence.tokenRings(), hash, environment);
    }

    @Produces
    @Singleton
    EventPublisher events(Ports persistence, Environment environment) {
        return new EventPublisher(persistence.outbox(), environment);
    }

    @Produces
    @Singleton
    AccessGuard guard(Ports persistence, Environment environment) {
        return new AccessGuard(persistence.accessQueries(), environment);
    }

    @Produces
    @Singleton
    RemovalLimiter removalLimiter(Ports persistence) {
        return new RemovalLimiter(persistence.removals());
    }

    @Produces
    @Singleton
    AdministerOrganizations administerOrganizations(
            Ports persistence,
            ModeSwitching switching,
            AccessGuard guard,
            EventPublisher events,
            AuditTrail trail,
            Environment environment) {
        return new OrganizationAdministration(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.workspaces(),
                new AttestedConnections(environment.time()),
                switching,
                guard,
                events,
                trail,
                environment);
    }

    @Produces
    @Singleton
    ConfigureProvisioning configureProvisioning(
            Ports persistence, ModeSwitching switching, KeyedHash hash, AuditTrail trail, Environment environment) {
        return new ProvisioningConfiguration(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.tokenRings(),
                switching,
                hash,
                trail,
                environment);
    }

    @Produces
    @Singleton
    ModeSwitching modeSwitching(Ports persistence, KeyedHash hash, Environment environment) {
        return new ModeSwitching(
                persistence.organizations(), persistence.tokenRings(), persistence.removals(), hash, environment);
    }

    @Produces
    @Singleton
    ManageMembers manageMembers(
            Ports persistence,
            AccessGuard guard,
            RemovalLimiter removalLimiter,
            EventPublisher events,
            AuditTrail trail,
            Environment environment) {
        return new MemberAdministration(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.users(),
                persistence.groups(),
                persistence.memberships(),
                persistence.workspaces(),
                persistence.workspaceGrants(),
                guard,
                removalLimiter,
                events,
                trail,
                environment);
    }

    @Produces
    @Singleton
    MapGroups mapGroups(
            Ports persistence, AccessGuard guard, EventPublisher events, AuditTrail trail, Environment environment) {
        return new MappingAdministration(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.groupMappings(),
                persistence.groups(),
                persistence.workspaces(),
                persistence.accessQueries(),
                guard,
                events,
                trail,
                environment);
    }

    @Produces
    @Singleton
    ReadAccess readAccess(Ports persistence, Environment environment) {
        return new AccessReading(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.accessQueries(),
                persistence.syncLog(),
                environment);
    }

    @Produces
    @Singleton
    DecideRemovals decideHolds(
            Ports persistence, AccessGuard guard, EventPublisher events, AuditTrail trail, Environment environment) {
        return new RemovalAdministration(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.removals(),
                persistence.users(),
                persistence.groups(),
                guard,
                events,
                trail,
                environment);
    }

    @Produces
    @Singleton
    EventRelay eventRelay(Ports persistence, Settings settings, Environment environment) {
        return new EventRelay(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.outbox(),
                persistence.eventFeed(),
                persistence.accessQueries(),
                persistence.webhooks(),
                environment,
                settings.feed().retention());
    }

    @Produces
    @Singleton
    ReadEvents readEvents(Ports persistence, EventRelay relay) {
        return new EventReading(persistence.unitOfWork(), persistence.organizations(), persistence.eventFeed(), relay);
    }

    @Produces
    @Singleton
    ProvisionUsers provisionUsers(
            Ports persistence,
            AccessGuard guard,
            RemovalLimiter removalLimiter,
            EventPublisher events,
            SyncRecorder recorder,
            Environment environment) {
        return new UserProvisioning(
                persistence.unitOfWork(),
                persistence.users(),
                persistence.groups(),
                persistence.memberships(),
                new EmailOwnership(persistence.organizations()),
                guard,
                removalLimiter,
                events,
                recorder,
                environment);
    }

    @Produces
    @Singleton
    ProvisionGroups provisionGroups(
            Ports persistence,
            AccessGuard guard,
            EventPublisher events,
            SyncRecorder recorder,
            Environment environment) {
        return new GroupProvisioning(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.groups(),
                persistence.memberships(),
                persistence.groupMappings(),
                guard,
                events,
                recorder,
                environment);
    }

    @Produces
    @Singleton
    ReadSyncLog readSyncLog(Ports persistence, Environment environment) {
        return new SyncLogReading(
                persistence.unitOfWork(), persistence.organizations(), persistence.syncLog(), environment);
    }

    @Produces
    @Singleton
    ReadAuditLog readAuditLog(Ports persistence) {
        return new AuditLogReading(persistence.unitOfWork(), persistence.organizations(), persistence.auditLog());
    }

    @Produces
    @Singleton
    ReportFailures reportSync(Ports persistence, Environment environment) {
        return new SyncReporting(persistence.unitOfWork(), persistence.syncLog(), environment);
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
            Ports persistence, WebhookSender sender, SecretBox box, AuditTrail trail, Environment environment) {
        return new WebhookAdministration(
                persistence.unitOfWork(),
                persistence.organizations(),
                persistence.webhooks(),
                persistence.eventFeed(),
                sender,
                box,
                trail,
                environment);
    }

    @Produces
    @Singleton
    DeliverWebhooks deliverWebhooks(Ports persistence, WebhookSender sender, SecretBox box, Environment environment) {
        return new WebhookDelivery(
                persistence.unitOfWork(), persistence.webhooks(), persistence.eventFeed(), sender, box, environment);
    }
}
