package planted.persistence;

import planted.application.port.in.DependsOnAnOutPort;

public record DependsOnAnInPort(DependsOnAnOutPort port) {}
