package planted.rest;

import planted.application.service.KnowsATechnology;

public record KnowsAService(KnowsATechnology service) {}
