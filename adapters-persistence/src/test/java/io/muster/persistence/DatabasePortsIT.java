package io.muster.persistence;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.AccessQueriesContract;
import io.muster.application.testing.AuditLogContract;
import io.muster.application.testing.CredentialsContract;
import io.muster.application.testing.EventsContract;
import io.muster.application.testing.GroupsContract;
import io.muster.application.testing.OrganizationsContract;
import io.muster.application.testing.RemovalsContract;
import io.muster.application.testing.SyncLogContract;
import io.muster.application.testing.UnitOfWorkContract;
import io.muster.application.testing.UsersContract;
import io.muster.application.testing.WebhooksContract;
import org.junit.jupiter.api.Nested;

/** The ports on each database keep the promises that their fakes keep. */
class DatabasePortsIT {

    private interface AllContracts
            extends UnitOfWorkContract,
                    OrganizationsContract,
                    UsersContract,
                    GroupsContract,
                    CredentialsContract,
                    SyncLogContract,
                    AccessQueriesContract,
                    EventsContract,
                    RemovalsContract,
                    AuditLogContract,
                    WebhooksContract {}

    @Nested
    class OnH2 implements AllContracts {
        @Override
        public Ports ports() {
            return Databases.ports(Databases.h2());
        }
    }

    @Nested
    class OnPostgres implements AllContracts {
        @Override
        public Ports ports() {
            return Databases.ports(Databases.postgres());
        }
    }
}
