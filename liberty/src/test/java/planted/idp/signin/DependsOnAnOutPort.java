package planted.idp.signin;

import planted.application.port.out.DependsOnAService;

public record DependsOnAnOutPort(DependsOnAService port) {}
