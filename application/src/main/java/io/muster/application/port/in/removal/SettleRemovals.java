package io.muster.application.port.in.removal;

/** The clock makes held removals final. */
public interface SettleRemovals {
    /** Makes final a bounded number of removals that are due, in all organizations; returns how many there were. */
    int settleDue();
}
