package planted.idp.password;

import planted.application.port.in.DependsOnAnOutPort;

public record DependsOnAnInPort(DependsOnAnOutPort port) {}
