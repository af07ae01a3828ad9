package planted.rest;

import planted.persistence.KnowsAnInPort;

public record KnowsPersistence(KnowsAnInPort adapter) {}
