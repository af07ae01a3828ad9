package planted.rest.scim.filter;

import planted.application.port.in.KnowsAnOutPort;

public record KnowsAUseCase(KnowsAnOutPort port) {}
