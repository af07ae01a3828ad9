package planted.rest.scim.filter;

import planted.application.port.in.DependsOnAnOutPort;

public record DependsOnAUseCase(DependsOnAnOutPort port) {}
