package planted.application.service;

import planted.application.port.in.KnowsAnOutPort;
import planted.application.port.out.KnowsAService;

public record PublicService(KnowsAService port) implements KnowsAnOutPort {}
