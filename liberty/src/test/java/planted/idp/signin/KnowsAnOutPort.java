package planted.idp.signin;

import planted.application.port.out.KnowsAService;

public record KnowsAnOutPort(KnowsAService port) {}
