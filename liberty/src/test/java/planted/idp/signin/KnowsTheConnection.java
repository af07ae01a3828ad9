package planted.idp.signin;

import planted.idp.connection.KnowsRest;

public record KnowsTheConnection(KnowsRest adapter) {}
