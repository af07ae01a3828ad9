package io.muster.application.testing;

class InMemoryPortsTest
        implements UnitOfWorkContract,
                OrganizationsContract,
                UsersContract,
                GroupsContract,
                CredentialsContract,
                SyncLogContract,
                AccessContract,
                EventsContract,
                HoldsContract,
                AuditLogContract,
                WebhooksContract {
    private final Ports ports = InMemoryPorts.create();

    @Override
    public Ports ports() {
        return ports;
    }
}
