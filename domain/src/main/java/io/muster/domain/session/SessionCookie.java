package io.muster.domain.session;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.text.Uuids;
import io.muster.domain.token.SecretDigest;
import io.muster.domain.token.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cookie of a session: the organization, so that every statement can name it, and the secret.
 *
 * @param secret 256 bits in base64url
 */
public record SessionCookie(OrganizationId organization, String secret) {
    /** The prefix binds the cookie to this host and to https. */
    public static final String NAME = "__Host-muster-session";

    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");

    public static SessionCookie of(OrganizationId organization, byte[] random) {
        return new SessionCookie(
                organization, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Returns the cookie; empty for text that Muster did not make. */
    public static Optional<SessionCookie> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Uuids.parse(form.group(1)).map(id -> new SessionCookie(new OrganizationId(id), form.group(2)))
                : Optional.empty();
    }

    public String text() {
        return organization + "." + secret;
    }

    public SecretDigest digest() {
        return new SecretDigest(Sha256.fresh().digest(secret.getBytes(StandardCharsets.US_ASCII)));
    }

    public SessionReference reference() {
        return new SessionReference(organization, digest());
    }

    /** Returns a constant, so that no log contains the secret. */
    @Override
    public String toString() {
        return "SessionCookie";
    }
}
