package planted.persistence;

import planted.application.port.in.KnowsAnOutPort;

public record KnowsAnInPort(KnowsAnOutPort port) {}
