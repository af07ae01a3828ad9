package io.muster.application;

import io.muster.application.port.in.access.ReadAccess;
import io.muster.application.port.in.audit.ReadAuditLog;
import io.muster.application.port.in.connection.DescribeServiceProvider;
import io.muster.application.port.in.connection.MaintainConnections;
import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.in.connection.ManageDomains;
import io.muster.application.port.in.connection.RecheckDomains;
import io.muster.application.port.in.contact.ManageContactLinks;
import io.muster.application.port.in.directory.ManageMembers;
import io.muster.application.port.in.directory.ProvisionGroups;
import io.muster.application.port.in.directory.ProvisionUsers;
import io.muster.application.port.in.directory.ReadDirectory;
import io.muster.application.port.in.directory.SettleLostAddresses;
import io.muster.application.port.in.event.ReadEvents;
import io.muster.application.port.in.event.RelayEvents;
import io.muster.application.port.in.event.RetryEvents;
import io.muster.application.port.in.invitation.ManageInvitations;
import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.DeleteOrganizations;
import io.muster.application.port.in.organization.ExportOrganizations;
import io.muster.application.port.in.organization.ManageWorkspaces;
import io.muster.application.port.in.organization.PurgeOrganizations;
import io.muster.application.port.in.organization.SwitchProvisioningMode;
import io.muster.application.port.in.password.ManagePasswords;
import io.muster.application.port.in.password.SignInByPassword;
import io.muster.application.port.in.person.FindPerson;
import io.muster.application.port.in.removal.DecideRemovals;
import io.muster.application.port.in.removal.SettleRemovals;
import io.muster.application.port.in.retention.ApplyRetention;
import io.muster.application.port.in.session.ManageSessions;
import io.muster.application.port.in.session.UseSession;
import io.muster.application.port.in.signin.PreviewSignIn;
import io.muster.application.port.in.signin.ReadSignIns;
import io.muster.application.port.in.signin.SignIn;
import io.muster.application.port.in.simulation.CheckConformance;
import io.muster.application.port.in.simulation.CleanUpSimulations;
import io.muster.application.port.in.simulation.RunSimulations;
import io.muster.application.port.in.synclog.ReadSyncLog;
import io.muster.application.port.in.synclog.ReplayRequests;
import io.muster.application.port.in.synclog.ReportFailures;
import io.muster.application.port.in.token.AuthenticateAdmin;
import io.muster.application.port.in.token.AuthenticateScimClient;
import io.muster.application.port.in.token.ChangeSecretKey;
import io.muster.application.port.in.token.ManageApiKeys;
import io.muster.application.port.in.token.ManageScimTokens;
import io.muster.application.port.in.traffic.CountRequests;
import io.muster.application.port.in.traffic.ReadHealth;
import io.muster.application.port.in.traffic.ReadRequestCounts;
import io.muster.application.port.in.traffic.WatchSilence;
import io.muster.application.port.in.traffic.WriteRequestCounts;
import io.muster.application.port.in.webhook.DeliverWebhooks;
import io.muster.application.port.in.webhook.ManageWebhooks;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.OutsidePorts;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.password.PasswordHasher;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.access.AccessUseCases;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.audit.AuditUseCases;
import io.muster.application.service.connection.ConnectionSecrets;
import io.muster.application.service.connection.ConnectionUseCases;
import io.muster.application.service.connection.ProviderRequests;
import io.muster.application.service.contact.ContactUseCases;
import io.muster.application.service.directory.DirectoryUseCases;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.event.EventUseCases;
import io.muster.application.service.invitation.InvitationUseCases;
import io.muster.application.service.mapping.MappingUseCases;
import io.muster.application.service.organization.EntitlementChange;
import io.muster.application.service.organization.OrganizationUseCases;
import io.muster.application.service.password.PasswordUseCases;
import io.muster.application.service.person.PersonUseCases;
import io.muster.application.service.removal.RemovalLimiter;
import io.muster.application.service.removal.RemovalUseCases;
import io.muster.application.service.retention.RetentionUseCases;
import io.muster.application.service.session.SessionUseCases;
import io.muster.application.service.signin.SignInUseCases;
import io.muster.application.service.simulation.SimulationUseCases;
import io.muster.application.service.synclog.SyncLogUseCases;
import io.muster.application.service.synclog.SyncLogWriter;
import io.muster.application.service.token.CredentialIssuer;
import io.muster.application.service.token.LentTokens;
import io.muster.application.service.token.TokenUseCases;
import io.muster.application.service.traffic.TrafficUseCases;
import io.muster.application.service.webhook.WebhookUseCases;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.SecretBox;
import java.time.Duration;

/** Every in-port with its service, wired in one place: production and tests get the same objects. */
public record UseCases(
        AuthenticateAdmin authenticateAdmin,
        AuthenticateScimClient authenticateScimClient,
        ChangeSecretKey changeSecretKey,
        ManageApiKeys manageApiKeys,
        ManageScimTokens manageScimTokens,
        AdministerOrganizations administerOrganizations,
        DeleteOrganizations deleteOrganizations,
        ExportOrganizations exportOrganizations,
        PurgeOrganizations purgeOrganizations,
        SwitchProvisioningMode switchProvisioningMode,
        ManageWorkspaces manageWorkspaces,
        ManageDomains manageDomains,
        RecheckDomains recheckDomains,
        ProvisionUsers provisionUsers,
        ProvisionGroups provisionGroups,
        ManageMembers manageMembers,
        ReadDirectory readDirectory,
        MapGroups mapGroups,
        ReadAccess readAccess,
        DecideRemovals decideRemovals,
        SettleRemovals settleRemovals,
        SettleLostAddresses settleLostAddresses,
        ReadSyncLog readSyncLog,
        ReportFailures reportFailures,
        CountRequests countRequests,
        WriteRequestCounts writeRequestCounts,
        ReadRequestCounts readRequestCounts,
        WatchSilence watchSilence,
        ReadHealth readHealth,
        FindPerson findPerson,
        ReadAuditLog readAuditLog,
        ReadEvents readEvents,
        RetryEvents retryEvents,
        RelayEvents relayEvents,
        ManageWebhooks manageWebhooks,
        DeliverWebhooks deliverWebhooks,
        ApplyRetention applyRetention,
        ManageConnection manageConnection,
        DescribeServiceProvider describeServiceProvider,
        MaintainConnections maintainConnections,
        SignIn signIn,
        PreviewSignIn previewSignIn,
        ReadSignIns readSignIns,
        UseSession useSession,
        ManageSessions manageSessions,
        ManagePasswords managePasswords,
        SignInByPassword signInByPassword,
        ManageInvitations manageInvitations,
        ManageContactLinks manageContactLinks,
        RunSimulations runSimulations,
        CleanUpSimulations cleanUpSimulations,
        CheckConformance checkConformance,
        ReplayRequests replayRequests) {

    /** The keys of credentials, stored secrets and passwords. */
    public record Keys(KeyedHash hash, SecretBox box, PasswordHasher passwords) {}

    /**
     * Settings of the operator.
     *
     * @param eventRetention how long events are kept
     * @param api the public URL of the API, without a slash at the end
     * @param ownApi the URL by which this node reaches its own API, without a slash at the end
     */
    public record Options(Duration eventRetention, String api, String ownApi) {}

    public static UseCases on(Ports ports, OutsidePorts outside, Keys keys, Environment environment, Options options) {
        KeyedHash hash = keys.hash();
        SecretBox box = keys.box();
        AccessGuard guard = new AccessGuard(ports.accessQueries(), ports.adminGuard(), environment);
        AuditTrail auditTrail = new AuditTrail(ports, environment);
        EventPublisher events = new EventPublisher(ports.outbox(), environment);
        RemovalLimiter removalLimiter = new RemovalLimiter(ports.removals());
        SyncLogWriter syncLog = new SyncLogWriter(ports, environment);
        CredentialIssuer issuer = new CredentialIssuer(hash, environment);
        EntitlementChange entitlements = new EntitlementChange(ports, issuer, guard, events, environment);
        TrafficUseCases.Counting counting = TrafficUseCases.counting(ports, events, environment);
        ConnectionSecrets secrets = ConnectionUseCases.secrets(ports, outside.saml(), box, environment, options.api());
        ProviderRequests requests = ConnectionUseCases.requests(outside, secrets);
        LentTokens lentTokens = new LentTokens(ports, issuer, environment, options.ownApi());
        SimulationUseCases.Simulating simulating = SimulationUseCases.simulating(
                ports,
                outside,
                DirectoryUseCases.simulatedResources(ports, guard, removalLimiter, events, auditTrail, environment),
                lentTokens,
                auditTrail,
                environment);
        return new UseCases(
                TokenUseCases.authenticateAdmin(ports, hash, auditTrail, environment),
                TokenUseCases.authenticateScimClient(ports, hash, environment),
                TokenUseCases.changeSecretKey(ports, box, environment),
                TokenUseCases.manageApiKeys(ports, issuer, auditTrail, environment),
                TokenUseCases.manageScimTokens(ports, issuer, auditTrail, environment),
                OrganizationUseCases.administerOrganizations(ports, entitlements, auditTrail, environment),
                OrganizationUseCases.deleteOrganizations(ports, auditTrail, environment),
                OrganizationUseCases.exportOrganizations(ports, auditTrail, environment),
                OrganizationUseCases.purgeOrganizations(ports, environment),
                OrganizationUseCases.switchProvisioningMode(ports, issuer, auditTrail, environment),
                OrganizationUseCases.manageWorkspaces(ports, auditTrail, environment),
                ConnectionUseCases.manageDomains(
                        ports, outside.records(), entitlements, events, auditTrail, environment),
                ConnectionUseCases.recheckDomains(
                        ports, outside.records(), entitlements, events, auditTrail, environment),
                DirectoryUseCases.provisionUsers(
                        ports, guard, removalLimiter, events, syncLog, auditTrail, environment),
                DirectoryUseCases.provisionGroups(ports, guard, events, syncLog, environment),
                DirectoryUseCases.manageMembers(ports, guard, removalLimiter, events, auditTrail, environment),
                DirectoryUseCases.readDirectory(ports),
                MappingUseCases.mapGroups(ports, guard, events, auditTrail, environment),
                AccessUseCases.readAccess(ports, environment),
                RemovalUseCases.decideRemovals(ports, guard, events, auditTrail, environment),
                RemovalUseCases.settleRemovals(ports, events, auditTrail, environment),
                DirectoryUseCases.settleLostAddresses(ports, guard, events, auditTrail, environment),
                SyncLogUseCases.readSyncLog(ports),
                SyncLogUseCases.reportFailures(ports, syncLog, box, environment),
                counting.count(),
                counting.write(),
                TrafficUseCases.readRequestCounts(ports, environment),
                TrafficUseCases.watchSilence(ports, events, outside.silenceAlarm(), environment),
                TrafficUseCases.readHealth(ports, environment),
                PersonUseCases.findPerson(ports, environment),
                AuditUseCases.readAuditLog(ports),
                EventUseCases.readEvents(ports, outside.feedAlarm(), environment),
                EventUseCases.retryEvents(ports, auditTrail),
                EventUseCases.relayEvents(ports, outside.feedAlarm(), environment),
                WebhookUseCases.manageWebhooks(ports, outside.webhooks(), box, auditTrail, environment),
                WebhookUseCases.deliverWebhooks(ports, outside.webhooks(), box, environment),
                RetentionUseCases.applyRetention(ports, environment, options.eventRetention()),
                ConnectionUseCases.manageConnection(ports, requests, entitlements, events, auditTrail, environment),
                ConnectionUseCases.describeServiceProvider(ports, outside.saml(), secrets),
                ConnectionUseCases.maintainConnections(ports, requests, events, auditTrail, environment),
                SignInUseCases.signIn(ports, requests, guard, events, auditTrail, environment),
                SignInUseCases.previewSignIn(ports, requests, guard, events, auditTrail, environment),
                SignInUseCases.readSignIns(ports),
                SessionUseCases.useSession(ports, environment),
                SessionUseCases.manageSessions(ports, auditTrail, environment),
                PasswordUseCases.managePasswords(ports, keys.passwords(), auditTrail, environment),
                PasswordUseCases.signInByPassword(ports, keys.passwords(), auditTrail, environment),
                InvitationUseCases.manageInvitations(ports, auditTrail, environment),
                ContactUseCases.manageContactLinks(ports, auditTrail, environment),
                simulating.run(),
                simulating.cleanUp(),
                SimulationUseCases.checkConformance(ports, outside, auditTrail, environment),
                SyncLogUseCases.replayRequests(ports, outside.scimClient(), lentTokens, box, auditTrail, environment));
    }
}
