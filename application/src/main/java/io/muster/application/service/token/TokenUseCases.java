package io.muster.application.service.token;

import io.muster.application.port.in.token.AuthenticateOperator;
import io.muster.application.port.in.token.AuthenticateScimClient;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.domain.token.KeyedHash;

/** Makes the use cases for SCIM tokens and API keys. */
public final class TokenUseCases {
    private TokenUseCases() {}

    public static AuthenticateOperator authenticateOperator(Ports ports, KeyedHash hash, Environment environment) {
        return new OperatorAuthentication(ports, hash, environment);
    }

    public static AuthenticateScimClient authenticateScimClient(Ports ports, KeyedHash hash, Environment environment) {
        return new ScimAuthentication(ports, hash, environment);
    }
}
