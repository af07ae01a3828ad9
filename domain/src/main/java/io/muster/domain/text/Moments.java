package io.muster.domain.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads dates and times of clients. */
public final class Moments {
    private static final int LAST_YEAR = 9_999;

    private Moments() {}

    /**
     * Reads a date and time of RFC 3339, such as {@code 2011-05-13T04:42:34Z}. Empty for any other text, and outside of
     * the years 0001 to 9999 in UTC, which every database stores.
     */
    public static Optional<Instant> parse(String text) {
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text);
            int year = moment.toInstant().atOffset(ZoneOffset.UTC).getYear();
            return year < 1 || year > LAST_YEAR ? Optional.empty() : Optional.of(moment.toInstant());
        } catch (DateTimeException notAMoment) {
            return Optional.empty();
        }
    }
}
