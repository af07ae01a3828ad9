package planted.idp.simulation;

import planted.application.port.in.DependsOnAnOutPort;

public record DependsOnAnInPort(DependsOnAnOutPort port) {}
