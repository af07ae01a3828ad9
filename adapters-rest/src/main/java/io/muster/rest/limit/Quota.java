package io.muster.rest.limit;

/**
 * A rate that one key may keep up, and how much of it may come at once.
 *
 * @param perSecond sustained requests a second; 0 for no limit
 * @param burst requests at once; at least {@code perSecond}
 */
public record Quota(long perSecond, long burst) {
    public Quota {
        burst = Math.max(perSecond, burst);
    }

    public boolean isUnlimited() {
        return perSecond <= 0;
    }

    /** Returns the seconds after which a used up burst is whole again, rounded up. */
    public long windowSeconds() {
        return (burst + perSecond - 1) / perSecond;
    }
}
