package planted.idp.connection;

import planted.rest.KnowsAService;

public record KnowsRest(KnowsAService adapter) {}
