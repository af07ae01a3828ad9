package planted.idp.connection;

import planted.idp.signin.KnowsAnOutPort;

public record KnowsSignIn(KnowsAnOutPort adapter) {}
