package planted.rest.webhook.sender;

import planted.application.port.in.DependsOnAnOutPort;

public record DependsOnAnInPort(DependsOnAnOutPort port) {}
