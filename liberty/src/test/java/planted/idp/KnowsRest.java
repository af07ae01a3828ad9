package planted.idp;

import planted.rest.KnowsAService;

public record KnowsRest(KnowsAService adapter) {}
