package io.muster.persistence;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.contract.PortsContract;
import org.junit.jupiter.api.Nested;

/** The adapters keep the promises of the ports on each database. */
class DatabasePortsIT {
    @Nested
    class OnH2 implements PortsContract {
        @Override
        public Ports ports() {
            return Databases.ports(Databases.h2());
        }
    }

    @Nested
    class OnPostgres implements PortsContract {
        @Override
        public Ports ports() {
            return Databases.ports(Databases.postgres());
        }
    }
}
