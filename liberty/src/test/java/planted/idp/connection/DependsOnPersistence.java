package planted.idp.connection;

import planted.persistence.DependsOnAnInPort;

public record DependsOnPersistence(DependsOnAnInPort adapter) {}
