package planted.idp.connection;

import planted.application.port.in.KnowsAnOutPort;

public record KnowsAnInPort(KnowsAnOutPort port) {}
