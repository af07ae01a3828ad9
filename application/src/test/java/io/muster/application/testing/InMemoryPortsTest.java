package io.muster.application.testing;

import io.muster.application.port.out.Ports;

class InMemoryPortsTest
        implements UnitOfWorkContract,
                OrganizationsContract,
                UsersContract,
                GroupsContract,
                CredentialsContract,
                SyncLogContract,
                AccessQueriesContract,
                EventsContract,
                RemovalsContract,
                AuditLogContract,
                WebhooksContract {
    private final Ports ports = InMemoryPorts.create();

    @Override
    public Ports ports() {
        return ports;
    }
}
