package planted.idp.connection;

import planted.persistence.KnowsAnInPort;

public record KnowsPersistence(KnowsAnInPort adapter) {}
