package planted.idp.signin;

import planted.idp.connection.DependsOnRest;

public record DependsOnTheConnection(DependsOnRest adapter) {}
