package planted.rest.webhook.sender;

import planted.application.port.in.KnowsAnOutPort;

public record KnowsAnInPort(KnowsAnOutPort port) {}
