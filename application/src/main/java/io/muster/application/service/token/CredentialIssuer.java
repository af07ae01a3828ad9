package io.muster.application.service.token;

import io.muster.application.port.out.Environment;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.ScimToken;
import java.time.Instant;
import java.util.Optional;

/** Makes credentials from fresh random bytes, and the stored form of each, which contains a digest only. */
public final class CredentialIssuer {
    private final KeyedHash hash;
    private final Environment environment;

    public CredentialIssuer(KeyedHash hash, Environment environment) {
        this.hash = hash;
        this.environment = environment;
    }

    public CredentialText fresh(CredentialText.Kind kind) {
        return CredentialText.of(
                kind,
                environment.secrets().random(CredentialText.PUBLIC_ID_BYTES),
                environment.secrets().random(CredentialText.SECRET_BYTES));
    }

    public ScimToken scimToken(CredentialText text, Instant now, String by) {
        return ScimToken.issued(text, hash, now, by);
    }

    ApiKey apiKey(
            CredentialText text, String name, Optional<OrganizationId> scope, String by, Optional<Instant> endsAt) {
        return ApiKey.issued(text, hash, name, scope, new Provenance(environment.now(), by), endsAt);
    }
}
