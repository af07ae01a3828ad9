package planted.idp.connection;

import planted.idp.signin.DependsOnAnOutPort;

public record DependsOnSignIn(DependsOnAnOutPort adapter) {}
