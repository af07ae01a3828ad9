package planted.idp.connection;

import planted.rest.DependsOnAService;

public record DependsOnRest(DependsOnAService adapter) {}
