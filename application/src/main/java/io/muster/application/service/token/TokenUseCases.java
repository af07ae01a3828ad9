package io.muster.application.service.token;

import io.muster.application.port.in.token.AuthenticateAdmin;
import io.muster.application.port.in.token.AuthenticateScimClient;
import io.muster.application.port.in.token.ChangeSecretKey;
import io.muster.application.port.in.token.ManageApiKeys;
import io.muster.application.port.in.token.ManageScimTokens;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.SecretBox;

/** Makes the use cases for SCIM tokens and API keys. */
public final class TokenUseCases {
    private TokenUseCases() {}

    public static AuthenticateAdmin authenticateAdmin(
            Ports ports, KeyedHash hash, AuditTrail auditTrail, Environment environment) {
        return new AdminAuthentication(ports, hash, auditTrail, environment);
    }

    public static AuthenticateScimClient authenticateScimClient(Ports ports, KeyedHash hash, Environment environment) {
        return new ScimAuthentication(ports, hash, environment);
    }

    public static ChangeSecretKey changeSecretKey(Ports ports, SecretBox box, Environment environment) {
        return new SecretKeyChange(ports, box, environment);
    }

    public static ManageApiKeys manageApiKeys(
            Ports ports, CredentialIssuer issuer, AuditTrail auditTrail, Environment environment) {
        return new ApiKeyAdministration(ports, issuer, auditTrail, environment);
    }

    public static ManageScimTokens manageScimTokens(
            Ports ports, CredentialIssuer issuer, AuditTrail auditTrail, Environment environment) {
        return new ScimTokenAdministration(ports, issuer, auditTrail, environment);
    }
}
