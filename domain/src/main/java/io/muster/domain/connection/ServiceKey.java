package io.muster.domain.connection;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SealedSecret;
import io.muster.domain.token.Sha256;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A key pair by which Muster, as a SAML service provider of one organization, signs requests and decrypts assertions.
 *
 * @param privateKey PKCS #8, sealed
 * @param certificate self-signed X.509, DER in Base64
 */
public record ServiceKey(UUID id, SealedSecret privateKey, String certificate, Instant made) {
    /** Returns the place of the private key, for {@link io.muster.domain.token.SecretBox}. */
    public static String place(OrganizationId organization, UUID id) {
        return "service-key/" + organization + "/" + id;
    }

    /** Returns the SHA-256 hash of the certificate in hexadecimal, as identity providers show it. */
    public String fingerprint() {
        return HexFormat.of()
                .formatHex(Sha256.fresh().digest(Base64.getDecoder().decode(certificate)));
    }

    /** Returns neither key nor certificate. */
    @Override
    public String toString() {
        return "ServiceKey[" + id + "]";
    }
}
