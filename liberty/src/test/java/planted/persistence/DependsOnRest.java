package planted.persistence;

import planted.rest.DependsOnAService;

public record DependsOnRest(DependsOnAService adapter) {}
