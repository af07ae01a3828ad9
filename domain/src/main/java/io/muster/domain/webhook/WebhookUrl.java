package io.muster.domain.webhook;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.UrlRule;
import io.muster.domain.token.Sha256;
import java.net.URI;

/** The address that receives events. Configuration decides whether plain http and private addresses are allowed. */
public record WebhookUrl(URI value) {
    public static final int MAX_LENGTH = 2_048;

    private static final int FINGERPRINT = 12;

    private static final UrlRule RULE = UrlRule.of("url", MAX_LENGTH);

    /** @throws Problem INVALID_VALUE with the rule that the address breaks */
    public WebhookUrl {
        RULE.read(value.toString());
    }

    /** @throws Problem INVALID_VALUE with the rule that the text breaks */
    public static WebhookUrl of(String text) {
        return new WebhookUrl(RULE.read(text));
    }

    public String text() {
        return value.toString();
    }

    /** Returns scheme and host only, because paths and queries of webhooks are often secrets. */
    @Override
    public String toString() {
        return value.getScheme() + "://" + value.getHost();
    }

    /** Returns scheme and host with a fingerprint of the whole address, for the audit log. */
    public String traced() {
        return this + " #" + Sha256.hex(text()).substring(0, FINGERPRINT);
    }
}
