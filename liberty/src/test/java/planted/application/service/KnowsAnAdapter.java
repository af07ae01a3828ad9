package planted.application.service;

import planted.persistence.KnowsAnInPort;

public record KnowsAnAdapter(KnowsAnInPort adapter) {}
