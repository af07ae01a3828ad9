package io.muster.application.service.simulation;

import io.muster.application.port.in.simulation.CheckConformance;
import io.muster.application.port.in.simulation.CleanUpSimulations;
import io.muster.application.port.in.simulation.RunSimulations;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.OutsidePorts;
import io.muster.application.port.out.Ports;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.directory.SimulatedResources;
import io.muster.application.service.token.LentTokens;

/** Makes the use cases for simulations of identity providers. */
public final class SimulationUseCases {
    private SimulationUseCases() {}

    /** The two use cases, which one service has. */
    public record Simulating(RunSimulations run, CleanUpSimulations cleanUp) {}

    public static Simulating simulating(
            Ports ports,
            OutsidePorts outside,
            SimulatedResources resources,
            LentTokens tokens,
            AuditTrail auditTrail,
            Environment environment) {
        SimulationRunning service = new SimulationRunning(ports, outside, resources, tokens, auditTrail, environment);
        return new Simulating(service, service);
    }

    public static CheckConformance checkConformance(
            Ports ports, OutsidePorts outside, AuditTrail auditTrail, Environment environment) {
        return new ConformanceChecking(
                ports.unitOfWork(), outside.conversations(), outside.foreignScimClient(), auditTrail, environment);
    }
}
