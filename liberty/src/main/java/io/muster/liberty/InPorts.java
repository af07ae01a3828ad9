package io.muster.liberty;

import io.muster.application.UseCases;
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
import io.muster.application.port.in.token.ManageApiKeys;
import io.muster.application.port.in.token.ManageScimTokens;
import io.muster.application.port.in.traffic.CountRequests;
import io.muster.application.port.in.traffic.ReadHealth;
import io.muster.application.port.in.traffic.ReadRequestCounts;
import io.muster.application.port.in.traffic.WatchSilence;
import io.muster.application.port.in.traffic.WriteRequestCounts;
import io.muster.application.port.in.webhook.DeliverWebhooks;
import io.muster.application.port.in.webhook.ManageWebhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Offers each in-port to resources and jobs for injection. */
@ApplicationScoped
public class InPorts {
    @Produces
    AuthenticateAdmin authenticateAdmin(UseCases useCases) {
        return useCases.authenticateAdmin();
    }

    @Produces
    AuthenticateScimClient authenticateScimClient(UseCases useCases) {
        return useCases.authenticateScimClient();
    }

    @Produces
    ManageApiKeys manageApiKeys(UseCases useCases) {
        return useCases.manageApiKeys();
    }

    @Produces
    ManageScimTokens manageScimTokens(UseCases useCases) {
        return useCases.manageScimTokens();
    }

    @Produces
    AdministerOrganizations administerOrganizations(UseCases useCases) {
        return useCases.administerOrganizations();
    }

    @Produces
    DeleteOrganizations deleteOrganizations(UseCases useCases) {
        return useCases.deleteOrganizations();
    }

    @Produces
    ExportOrganizations exportOrganizations(UseCases useCases) {
        return useCases.exportOrganizations();
    }

    @Produces
    PurgeOrganizations purgeOrganizations(UseCases useCases) {
        return useCases.purgeOrganizations();
    }

    @Produces
    SwitchProvisioningMode switchProvisioningMode(UseCases useCases) {
        return useCases.switchProvisioningMode();
    }

    @Produces
    ManageWorkspaces manageWorkspaces(UseCases useCases) {
        return useCases.manageWorkspaces();
    }

    @Produces
    ProvisionUsers provisionUsers(UseCases useCases) {
        return useCases.provisionUsers();
    }

    @Produces
    ProvisionGroups provisionGroups(UseCases useCases) {
        return useCases.provisionGroups();
    }

    @Produces
    ManageMembers manageMembers(UseCases useCases) {
        return useCases.manageMembers();
    }

    @Produces
    ReadDirectory readDirectory(UseCases useCases) {
        return useCases.readDirectory();
    }

    @Produces
    MapGroups mapGroups(UseCases useCases) {
        return useCases.mapGroups();
    }

    @Produces
    ReadAccess readAccess(UseCases useCases) {
        return useCases.readAccess();
    }

    @Produces
    DecideRemovals decideRemovals(UseCases useCases) {
        return useCases.decideRemovals();
    }

    @Produces
    SettleLostAddresses settleLostAddresses(UseCases useCases) {
        return useCases.settleLostAddresses();
    }

    @Produces
    SettleRemovals settleRemovals(UseCases useCases) {
        return useCases.settleRemovals();
    }

    @Produces
    ReadSyncLog readSyncLog(UseCases useCases) {
        return useCases.readSyncLog();
    }

    @Produces
    ReportFailures reportFailures(UseCases useCases) {
        return useCases.reportFailures();
    }

    @Produces
    ManageDomains manageDomains(UseCases useCases) {
        return useCases.manageDomains();
    }

    @Produces
    RecheckDomains recheckDomains(UseCases useCases) {
        return useCases.recheckDomains();
    }

    @Produces
    CountRequests countRequests(UseCases useCases) {
        return useCases.countRequests();
    }

    @Produces
    WriteRequestCounts writeRequestCounts(UseCases useCases) {
        return useCases.writeRequestCounts();
    }

    @Produces
    ReadRequestCounts readRequestCounts(UseCases useCases) {
        return useCases.readRequestCounts();
    }

    @Produces
    WatchSilence watchSilence(UseCases useCases) {
        return useCases.watchSilence();
    }

    @Produces
    ReadHealth readHealth(UseCases useCases) {
        return useCases.readHealth();
    }

    @Produces
    FindPerson findPerson(UseCases useCases) {
        return useCases.findPerson();
    }

    @Produces
    ReadAuditLog readAuditLog(UseCases useCases) {
        return useCases.readAuditLog();
    }

    @Produces
    ReadEvents readEvents(UseCases useCases) {
        return useCases.readEvents();
    }

    @Produces
    RetryEvents retryEvents(UseCases useCases) {
        return useCases.retryEvents();
    }

    @Produces
    RelayEvents relayEvents(UseCases useCases) {
        return useCases.relayEvents();
    }

    @Produces
    ManageWebhooks manageWebhooks(UseCases useCases) {
        return useCases.manageWebhooks();
    }

    @Produces
    DeliverWebhooks deliverWebhooks(UseCases useCases) {
        return useCases.deliverWebhooks();
    }

    @Produces
    ApplyRetention applyRetention(UseCases useCases) {
        return useCases.applyRetention();
    }

    @Produces
    ManageConnection manageConnection(UseCases useCases) {
        return useCases.manageConnection();
    }

    @Produces
    DescribeServiceProvider describeServiceProvider(UseCases useCases) {
        return useCases.describeServiceProvider();
    }

    @Produces
    MaintainConnections maintainConnections(UseCases useCases) {
        return useCases.maintainConnections();
    }

    @Produces
    SignIn signIn(UseCases useCases) {
        return useCases.signIn();
    }

    @Produces
    PreviewSignIn previewSignIn(UseCases useCases) {
        return useCases.previewSignIn();
    }

    @Produces
    ReadSignIns readSignIns(UseCases useCases) {
        return useCases.readSignIns();
    }

    @Produces
    UseSession useSession(UseCases useCases) {
        return useCases.useSession();
    }

    @Produces
    ManageSessions manageSessions(UseCases useCases) {
        return useCases.manageSessions();
    }

    @Produces
    ManagePasswords managePasswords(UseCases useCases) {
        return useCases.managePasswords();
    }

    @Produces
    SignInByPassword signInByPassword(UseCases useCases) {
        return useCases.signInByPassword();
    }

    @Produces
    ManageInvitations manageInvitations(UseCases useCases) {
        return useCases.manageInvitations();
    }

    @Produces
    ManageContactLinks manageContactLinks(UseCases useCases) {
        return useCases.manageContactLinks();
    }

    @Produces
    RunSimulations runSimulations(UseCases useCases) {
        return useCases.runSimulations();
    }

    @Produces
    CheckConformance checkConformance(UseCases useCases) {
        return useCases.checkConformance();
    }

    @Produces
    CleanUpSimulations cleanUpSimulations(UseCases useCases) {
        return useCases.cleanUpSimulations();
    }

    @Produces
    ReplayRequests replayRequests(UseCases useCases) {
        return useCases.replayRequests();
    }
}
