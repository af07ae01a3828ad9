package planted.rest.webhook;

import planted.application.port.in.KnowsAnOutPort;

public record KnowsAnInPort(KnowsAnOutPort port) {}
