package io.muster.domain.token;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.text.Uuids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The credential in a link that one person gets: the organization, so that every statement can name it, the id of what
 * the link is for, and a secret. The database has the hash of the secret.
 *
 * @param id of the member, the invitation or the contact
 * @param secret 256 bits in base64url
 */
public record LinkToken(OrganizationId organization, UUID id, String secret) {
    public static final int SECRET_BYTES = 32;

    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");

    public static LinkToken of(OrganizationId organization, UUID id, byte[] random) {
        return new LinkToken(
                organization, id, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Returns the token; empty for text that Muster did not make. */
    public static Optional<LinkToken> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Uuids.parse(form.group(1)).flatMap(organization -> Uuids.parse(form.group(2))
                .map(id -> new LinkToken(new OrganizationId(organization), id, form.group(3))));
    }

    /** Returns the text in the link, which needs no escape there. */
    public String text() {
        return organization + "." + id + "." + secret;
    }

    public SecretDigest digest() {
        return new SecretDigest(Sha256.fresh().digest(secret.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Returns a constant, so that no log contains the secret. */
    @Override
    public String toString() {
        return "LinkToken";
    }
}
