package planted.idp.demo;

import planted.idp.signin.DependsOnAnOutPort;

public record DependsOnSignIn(DependsOnAnOutPort signIn) {}
