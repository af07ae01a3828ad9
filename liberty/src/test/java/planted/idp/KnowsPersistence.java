package planted.idp;

import planted.persistence.KnowsAnInPort;

public record KnowsPersistence(KnowsAnInPort adapter) {}
