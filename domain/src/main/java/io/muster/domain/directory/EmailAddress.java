package io.muster.domain.directory;

import io.muster.domain.organization.DomainName;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.text.Folding;
import io.muster.domain.text.Texts;
import java.util.Optional;

/**
 * An e-mail address.
 *
 * @param value the address as it was sent
 * @param key the folded address, which only one organization can claim
 */
public record EmailAddress(String value, String key, DomainName domain) {
    public static final int MAX_LENGTH = 254;

    private static final int LOCAL_PART_LENGTH = 64;
    private static final String NOT_IN_A_LOCAL_PART = "@\"(),:;<>[\\]";

    /** Takes an address with the parts that {@link #parse} finds. */
    public EmailAddress {
        int at = value.lastIndexOf('@');
        if (at < 1 || value.length() > MAX_LENGTH || !key.endsWith("@" + domain.value())) {
            throw new IllegalArgumentException("not an e-mail address with its key and domain");
        }
    }

    /** @throws Problem INVALID_VALUE if the text is not a valid address */
    public static EmailAddress of(String value) {
        return parse(value)
                .orElseThrow(() -> Problem.invalidValue("'" + Quoted.of(value) + "' is not a valid e-mail address"));
    }

    /** Returns the address; empty if the text is not a valid one. */
    public static Optional<EmailAddress> parse(String value) {
        int at = value.lastIndexOf('@');
        if (at < 1 || value.length() > MAX_LENGTH || !isLocalPart(value.substring(0, at))) {
            return Optional.empty();
        }
        return DomainName.parse(value.substring(at + 1))
                .map(domain ->
                        new EmailAddress(value, Folding.fold(value.substring(0, at)) + "@" + domain.value(), domain))
                .filter(address -> address.key.length() <= MAX_LENGTH);
    }

    private static boolean isLocalPart(String local) {
        return local.codePointCount(0, local.length()) <= LOCAL_PART_LENGTH
                && local.chars().noneMatch(EmailAddress::isForbidden)
                && Texts.isVisible(local)
                && !local.startsWith(".")
                && !local.endsWith(".")
                && !local.contains("..");
    }

    private static boolean isForbidden(int unit) {
        return unit <= ' ' || unit == 0x7F || NOT_IN_A_LOCAL_PART.indexOf(unit) >= 0;
    }
}
