package io.muster.application.service.simulation;

import io.muster.application.port.in.simulation.CheckConformance;
import io.muster.application.port.in.simulation.CleanUpSimulations;
import io.muster.application.port.in.simulation.RunSimulations;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.OutsidePorts;
import io.muster.application.port.out.Ports;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.directory.SimulatedResources;
import io.muster.application.service.token.CredentialIssuer;

/** Makes the use cases for simulations of identity providers. */
public final class SimulationUseCases {
    private SimulationUseCases() {}

    /** The two use cases, which one service has. */
    public record Simulating(RunSimulations run, CleanUpSimulations cleanUp) {}

    /** @param ownApi the URL by which this node reaches its own API, without a slash at the end */
    public static Simulating simulating(
            Ports ports,
            OutsidePorts outside,
            SimulatedResources resources,
            CredentialIssuer issuer,
            AuditTrail auditTrail,
            Environment environment,
            String ownApi) {
        SimulationRunning service = new SimulationRunning(
                ports,
                new SimulationRunning.Outside(outside.conversations(), outside.scimClient(), ownApi),
                resources,
                issuer,
                auditTrail,
                environment);
        return new Simulating(service, service);
    }

    public static CheckConformance checkConformance(
            Ports ports, OutsidePorts outside, AuditTrail auditTrail, Environment environment) {
        return new ConformanceChecking(
                ports.unitOfWork(), outside.conversations(), outside.foreignScimClient(), auditTrail, environment);
    }
}
