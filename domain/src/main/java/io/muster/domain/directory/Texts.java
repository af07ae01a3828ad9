package io.muster.domain.directory;

import io.muster.domain.problem.Problem;

/** The check that every text of the directory passes: not blank, bounded, and storable in any database. */
final class Texts {
    private Texts() {}

    static void require(String name, String value, int maxLength) {
        if (value.isBlank() || value.codePointCount(0, value.length()) > maxLength) {
            throw Problem.invalidValue(name + " must be 1 to " + maxLength + " characters");
        }
        if (value.indexOf('\0') >= 0 || hasLoneSurrogate(value)) {
            throw Problem.invalidValue(name + " contains a character that is not allowed");
        }
    }

    private static boolean hasLoneSurrogate(String value) {
        return value.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
