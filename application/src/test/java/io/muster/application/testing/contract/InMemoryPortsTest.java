package io.muster.application.testing.contract;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.fake.InMemoryPorts;

/** The fakes keep the promises of the ports. */
class InMemoryPortsTest implements PortsContract {
    private final Ports ports = InMemoryPorts.create();

    @Override
    public Ports ports() {
        return ports;
    }
}
