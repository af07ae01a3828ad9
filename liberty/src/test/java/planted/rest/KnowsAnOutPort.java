package planted.rest;

import planted.application.port.out.KnowsAService;

public record KnowsAnOutPort(KnowsAService port) {}
