package planted.application.service;

import planted.persistence.DependsOnAnInPort;

public record DependsOnAnAdapter(DependsOnAnInPort adapter) {}
