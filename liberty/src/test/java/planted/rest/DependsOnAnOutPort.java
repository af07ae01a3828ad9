package planted.rest;

import planted.application.port.out.DependsOnAService;

public record DependsOnAnOutPort(DependsOnAService port) {}
