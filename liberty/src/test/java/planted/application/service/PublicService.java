package planted.application.service;

import planted.application.port.in.DependsOnAnOutPort;
import planted.application.port.out.DependsOnAService;

public record PublicService(DependsOnAService port) implements DependsOnAnOutPort {}
