package io.muster.domain.removal;

import io.muster.domain.problem.Problem;
import java.time.Duration;

/**
 * The limit for removals: how many within a window take effect at once. Removals beyond it are held.
 *
 * @param share the limit in percent of the members with access
 * @param number the lower bound of the limit, which protects small organizations from holding every removal
 * @param window the time within which removals are counted
 * @param deadline the time that an admin has for a decision before a held removal takes effect
 */
public record RemovalPolicy(int share, int number, Duration window, Duration deadline) {
    private static final Duration LONGEST = Duration.ofDays(30);

    public static final RemovalPolicy RECOMMENDED =
            new RemovalPolicy(20, 20, Duration.ofMinutes(10), Duration.ofDays(3));

    /** @throws Problem INVALID_VALUE if a number is out of range */
    public RemovalPolicy {
        if (share < 0 || share > 100) {
            throw Problem.invalidValue("share must be 0 to 100 percent");
        }
        if (number < 0 || number > 1_000_000) {
            throw Problem.invalidValue("number must be 0 to 1000000");
        }
        requireTime("window", window);
        requireTime("deadline", deadline);
    }

    /** Returns how many removals within the window take effect at once. */
    public long allowed(long members) {
        return Math.max(number, members * share / 100);
    }

    private static void requireTime(String name, Duration time) {
        if (time.compareTo(Duration.ofMinutes(1)) < 0 || time.compareTo(LONGEST) > 0) {
            throw Problem.invalidValue(name + " must be from one minute to " + LONGEST.toDays() + " days");
        }
    }
}
