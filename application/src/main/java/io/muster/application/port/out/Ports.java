package io.muster.application.port.out;

import io.muster.application.port.out.access.AccessQueries;
import io.muster.application.port.out.access.AdminGuard;
import io.muster.application.port.out.access.WorkspaceGrants;
import io.muster.application.port.out.audit.AuditLog;
import io.muster.application.port.out.connection.Connections;
import io.muster.application.port.out.connection.DomainClaims;
import io.muster.application.port.out.connection.ServiceKeyPairs;
import io.muster.application.port.out.connection.SubjectLinks;
import io.muster.application.port.out.connection.UsedAssertions;
import io.muster.application.port.out.contact.ContactLinks;
import io.muster.application.port.out.directory.Groups;
import io.muster.application.port.out.directory.LostAddresses;
import io.muster.application.port.out.directory.Memberships;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.event.Outbox;
import io.muster.application.port.out.event.PublishingAttempts;
import io.muster.application.port.out.invitation.Invitations;
import io.muster.application.port.out.mapping.GroupMappings;
import io.muster.application.port.out.organization.Deletions;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.organization.Workspaces;
import io.muster.application.port.out.password.OwnerPasswords;
import io.muster.application.port.out.removal.Removals;
import io.muster.application.port.out.session.Sessions;
import io.muster.application.port.out.signin.SignIns;
import io.muster.application.port.out.simulation.Simulations;
import io.muster.application.port.out.synclog.Failures;
import io.muster.application.port.out.synclog.SentRequests;
import io.muster.application.port.out.synclog.SyncLog;
import io.muster.application.port.out.token.ApiKeys;
import io.muster.application.port.out.token.SecretKeyRecord;
import io.muster.application.port.out.token.TokenRings;
import io.muster.application.port.out.traffic.RequestCounts;
import io.muster.application.port.out.traffic.Rhythms;
import io.muster.application.port.out.webhook.Deliveries;
import io.muster.application.port.out.webhook.WebhookQueue;
import io.muster.application.port.out.webhook.Webhooks;
import java.util.function.Supplier;

/** All out-ports of one implementation. */
public record Ports(
        UnitOfWork unitOfWork,
        Organizations organizations,
        Deletions deletions,
        Workspaces workspaces,
        DomainClaims domainClaims,
        TokenRings tokenRings,
        ApiKeys apiKeys,
        SecretKeyRecord secretKeyRecord,
        Users users,
        LostAddresses lostAddresses,
        Groups groups,
        Memberships memberships,
        SyncLog syncLog,
        Failures failures,
        RequestCounts requestCounts,
        Rhythms rhythms,
        GroupMappings groupMappings,
        WorkspaceGrants workspaceGrants,
        AccessQueries accessQueries,
        AdminGuard adminGuard,
        Outbox outbox,
        EventFeed eventFeed,
        PublishingAttempts publishingAttempts,
        Removals removals,
        AuditLog auditLog,
        Webhooks webhooks,
        WebhookQueue webhookQueue,
        Deliveries deliveries,
        Connections connections,
        SubjectLinks subjectLinks,
        SignIns signIns,
        ServiceKeyPairs serviceKeyPairs,
        UsedAssertions usedAssertions,
        Sessions sessions,
        OwnerPasswords ownerPasswords,
        Invitations invitations,
        ContactLinks contactLinks,
        Simulations simulations,
        SentRequests sentRequests) {

    /** Runs work in a unit of work of its own; for tests. */
    public void write(Runnable work) {
        unitOfWork.run(work);
    }

    /** Runs work that only reads; for tests. */
    public <T> T read(Supplier<T> work) {
        return unitOfWork.read(work);
    }
}
