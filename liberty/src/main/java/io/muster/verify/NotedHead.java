package io.muster.verify;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number and hash of an entry as noted outside the reach of those who keep the log. */
record NotedHead(long sequence, String hash) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-fA-F]{64})");

    static Optional<NotedHead> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new NotedHead(
                        Long.parseLong(parts.group(1)), parts.group(2).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
