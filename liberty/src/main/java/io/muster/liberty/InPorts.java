package io.muster.liberty;

import io.muster.application.UseCases;
import io.muster.application.port.in.access.ReadAccess;
import io.muster.application.port.in.audit.ReadAuditLog;
import io.muster.application.port.in.directory.ManageMembers;
import io.muster.application.port.in.directory.ProvisionGroups;
import io.muster.application.port.in.directory.ProvisionUsers;
import io.muster.application.port.in.event.ReadEvents;
import io.muster.application.port.in.event.RelayEvents;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Offers each in-port to resources and jobs for injection. */
@ApplicationScoped
public class InPorts {
    @Produces
    AuthenticateOperator authenticateOperator(UseCases useCases) {
        return useCases.authenticateOperator();
    }

    @Produces
    AuthenticateScimClient authenticateScimClient(UseCases useCases) {
        return useCases.authenticateScimClient();
    }

    @Produces
    AdministerOrganizations administerOrganizations(UseCases useCases) {
        return useCases.administerOrganizations();
    }

    @Produces
    ConfigureProvisioning configureProvisioning(UseCases useCases) {
        return useCases.configureProvisioning();
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
    ReadSyncLog readSyncLog(UseCases useCases) {
        return useCases.readSyncLog();
    }

    @Produces
    ReportFailures reportFailures(UseCases useCases) {
        return useCases.reportFailures();
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
}
