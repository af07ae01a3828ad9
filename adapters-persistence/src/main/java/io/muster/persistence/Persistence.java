package io.muster.persistence;

import io.muster.application.port.out.Ports;
import io.muster.persistence.access.AccessPersistence;
import io.muster.persistence.audit.AuditPersistence;
import io.muster.persistence.connection.ConnectionPersistence;
import io.muster.persistence.contact.ContactPersistence;
import io.muster.persistence.directory.DirectoryPersistence;
import io.muster.persistence.directory.FoldedKeys;
import io.muster.persistence.event.EventPersistence;
import io.muster.persistence.hibernate.Database;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.invitation.InvitationPersistence;
import io.muster.persistence.mapping.MappingPersistence;
import io.muster.persistence.organization.OrganizationPersistence;
import io.muster.persistence.password.PasswordPersistence;
import io.muster.persistence.removal.RemovalPersistence;
import io.muster.persistence.session.SessionPersistence;
import io.muster.persistence.signin.SignInPersistence;
import io.muster.persistence.simulation.SimulationPersistence;
import io.muster.persistence.synclog.SyncLogPersistence;
import io.muster.persistence.token.TokenPersistence;
import io.muster.persistence.traffic.TrafficPersistence;
import io.muster.persistence.webhook.WebhookPersistence;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Creates all out-ports on one database. This class and {@link Database} are the entrance to the module. */
public final class Persistence {
    private static final List<Class<?>> ENTITIES = Stream.of(
                    OrganizationPersistence.ENTITIES,
                    ConnectionPersistence.ENTITIES,
                    TokenPersistence.ENTITIES,
                    DirectoryPersistence.ENTITIES,
                    SyncLogPersistence.ENTITIES,
                    TrafficPersistence.ENTITIES,
                    MappingPersistence.ENTITIES,
                    AccessPersistence.ENTITIES,
                    EventPersistence.ENTITIES,
                    RemovalPersistence.ENTITIES,
                    AuditPersistence.ENTITIES,
                    WebhookPersistence.ENTITIES,
                    SignInPersistence.ENTITIES,
                    SessionPersistence.ENTITIES,
                    PasswordPersistence.ENTITIES,
                    InvitationPersistence.ENTITIES,
                    ContactPersistence.ENTITIES,
                    SimulationPersistence.ENTITIES)
            .<Class<?>>flatMap(Collection::stream)
            .toList();

    private Persistence() {}

    /** Opens the database with all entities of this module: see {@link Database#open}. */
    public static Database open(DataSource dataSource, DataSource owner) {
        return Database.open(dataSource, owner, ENTITIES, new FoldedKeys());
    }

    public static Ports portsOn(Database database) {
        HibernateUnitOfWork unitOfWork = database.unitOfWork();
        return new Ports(
                unitOfWork,
                OrganizationPersistence.organizations(
                        unitOfWork,
                        List.of(
                                AccessPersistence::start,
                                EventPersistence::start,
                                RemovalPersistence::start,
                                AuditPersistence::start)),
                OrganizationPersistence.deletions(unitOfWork),
                OrganizationPersistence.workspaces(unitOfWork),
                ConnectionPersistence.domainClaims(unitOfWork),
                TokenPersistence.tokenRings(unitOfWork),
                TokenPersistence.apiKeys(unitOfWork),
                TokenPersistence.secretKeyRecord(unitOfWork),
                DirectoryPersistence.users(unitOfWork),
                DirectoryPersistence.lostAddresses(unitOfWork),
                DirectoryPersistence.groups(unitOfWork),
                DirectoryPersistence.memberships(unitOfWork),
                SyncLogPersistence.syncLog(unitOfWork),
                SyncLogPersistence.failures(unitOfWork),
                TrafficPersistence.requestCounts(unitOfWork),
                TrafficPersistence.rhythms(unitOfWork),
                MappingPersistence.groupMappings(unitOfWork),
                AccessPersistence.workspaceGrants(unitOfWork),
                AccessPersistence.accessQueries(unitOfWork),
                AccessPersistence.adminGuard(unitOfWork),
                EventPersistence.outbox(unitOfWork),
                EventPersistence.eventFeed(unitOfWork),
                EventPersistence.publishingAttempts(unitOfWork),
                RemovalPersistence.removals(unitOfWork),
                AuditPersistence.auditLog(unitOfWork),
                WebhookPersistence.webhooks(unitOfWork),
                WebhookPersistence.webhookQueue(unitOfWork),
                WebhookPersistence.deliveries(unitOfWork),
                ConnectionPersistence.connections(unitOfWork),
                ConnectionPersistence.subjectLinks(unitOfWork),
                SignInPersistence.signIns(unitOfWork),
                ConnectionPersistence.serviceKeyPairs(unitOfWork),
                ConnectionPersistence.usedAssertions(unitOfWork),
                SessionPersistence.sessions(unitOfWork),
                PasswordPersistence.ownerPasswords(unitOfWork),
                InvitationPersistence.invitations(unitOfWork),
                ContactPersistence.contactLinks(unitOfWork),
                SimulationPersistence.simulations(unitOfWork),
                SyncLogPersistence.sentRequests(unitOfWork));
    }
}
