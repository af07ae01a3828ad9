package io.muster.rest.scim.patch;

import io.muster.rest.scim.refusal.ScimRefusal;

/**
 * Counts the work of one PATCH. Operations meet elements, and conditions meet texts: work is bounded as a product,
 * since bounds of the factors still allow minutes. A PATCH of an identity provider takes some hundred steps.
 */
final class PatchWork {
    /** About 100 ms; one step compares one character. */
    static final int MAX_STEPS = 4_000_000;

    private long steps;

    /** @throws ScimRefusal 413 beyond {@value #MAX_STEPS} steps */
    void add(long more) {
        steps += more;
        if (steps > MAX_STEPS) {
            throw ScimRefusal.tooLarge("The PATCH compares too much text; send its operations in several requests");
        }
    }
}
