package planted.rest;

import planted.persistence.DependsOnAnInPort;

public record DependsOnPersistence(DependsOnAnInPort adapter) {}
