package io.muster.application.service.directory;

import io.muster.application.port.in.directory.ManageMembers;
import io.muster.application.port.in.directory.ProvisionGroups;
import io.muster.application.port.in.directory.ProvisionUsers;
import io.muster.application.port.in.directory.ReadDirectory;
import io.muster.application.port.in.directory.SettleLostAddresses;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.removal.RemovalLimiter;
import io.muster.application.service.synclog.SyncLogWriter;

/** Makes the use cases for users, groups and members. */
public final class DirectoryUseCases {
    private DirectoryUseCases() {}

    public static ProvisionUsers provisionUsers(
            Ports ports,
            AccessGuard guard,
            RemovalLimiter removalLimiter,
            EventPublisher events,
            SyncLogWriter syncLog,
            AuditTrail auditTrail,
            Environment environment) {
        UserChanges changes = new UserChanges(ports, guard, removalLimiter, events, auditTrail, environment);
        return new UserProvisioning(ports, changes, syncLog, environment);
    }

    public static ProvisionGroups provisionGroups(
            Ports ports, AccessGuard guard, EventPublisher events, SyncLogWriter syncLog, Environment environment) {
        return new GroupProvisioning(ports, guard, events, syncLog, environment);
    }

    public static ManageMembers manageMembers(
            Ports ports,
            AccessGuard guard,
            RemovalLimiter removalLimiter,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        return new MemberAdministration(ports, guard, removalLimiter, events, auditTrail, environment);
    }

    public static SettleLostAddresses settleLostAddresses(
            Ports ports, AccessGuard guard, EventPublisher events, AuditTrail auditTrail, Environment environment) {
        return new LostAddressSettlement(ports, guard, events, auditTrail, environment);
    }

    public static SimulatedResources simulatedResources(
            Ports ports,
            AccessGuard guard,
            RemovalLimiter removalLimiter,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        return new SimulatedResources(
                ports,
                new UserChanges(ports, guard, removalLimiter, events, auditTrail, environment),
                new GroupRemoval(ports, guard, events, environment),
                environment);
    }

    public static ReadDirectory readDirectory(Ports ports) {
        return new DirectoryReading(ports);
    }
}
