package planted.idp.connection;

import planted.application.port.in.DependsOnAnOutPort;

public record DependsOnAnInPort(DependsOnAnOutPort port) {}
