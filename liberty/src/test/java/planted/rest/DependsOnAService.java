package planted.rest;

import planted.application.service.DependsOnATechnology;

public record DependsOnAService(DependsOnATechnology service) {}
