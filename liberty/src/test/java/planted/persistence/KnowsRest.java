package planted.persistence;

import planted.rest.KnowsAService;

public record KnowsRest(KnowsAService adapter) {}
