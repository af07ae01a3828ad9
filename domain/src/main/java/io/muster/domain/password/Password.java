package io.muster.domain.password;

import io.muster.domain.problem.Problem;
import io.muster.domain.text.Folding;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * A password as NIST SP 800-63B-4 section 3.1.1 has it: long enough, of any characters, and not one of those that are
 * tried first. Normalized by NFKC, so that two keyboards make the same password of the same text.
 */
public record Password(String text) {
    /** Characters of a password, at least. */
    public static final int MIN_LENGTH = 12;
    /** Characters of a password, at most: hashing takes time for each. */
    public static final int MAX_LENGTH = 128;

    /** A password needs so many characters besides names that everybody knows. */
    private static final int OWN_LENGTH = 8;

    private static final int MIN_DISTINCT = 5;
    private static final int MIN_KNOWN = 4;

    /** The first entries of most lists of leaked passwords, without usual additions. */
    private static final Set<String> REFUSED = Set.of(
            "abc",
            "adminadmin",
            "administrator",
            "baseball",
            "breakglass",
            "changeme",
            "computer",
            "correcthorsebatterystaple",
            "default",
            "dragon",
            "football",
            "iloveyou",
            "letmein",
            "master",
            "monkey",
            "passwd",
            "password",
            "passwort",
            "princess",
            "qazwsxedc",
            "qwertyuiop",
            "qwertzuiop",
            "starwars",
            "sunshine",
            "superman",
            "trustno",
            "welcome");

    /**
     * Returns the password that somebody chooses.
     *
     * @param known names of the person, of the organization and of Muster, which everybody tries
     * @throws Problem INVALID_VALUE with the reason, which does not repeat the password
     */
    public static Password chosen(String typed, Collection<String> known) {
        Password password = new Password(normalized(typed));
        int length = password.length();
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            throw refused("needs " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
        String folded = Folding.fold(password.text);
        if (folded.codePoints().distinct().count() < MIN_DISTINCT || isSequence(folded)) {
            throw refused("repeats few characters, or is a row of them");
        }
        if (isListed(folded)) {
            throw refused("is one of those that are tried first");
        }
        if (without(folded, known).codePoints().count() < OWN_LENGTH) {
            throw refused("consists of your names, or of Muster's");
        }
        return password;
    }

    /** Returns the password that somebody signs in with; empty if nobody can have chosen it. */
    public static Optional<Password> entered(String typed) {
        if (typed.length() > 2 * MAX_LENGTH) {
            return Optional.empty();
        }
        Password password = new Password(normalized(typed));
        return password.length() <= MAX_LENGTH ? Optional.of(password) : Optional.empty();
    }

    /** Returns a constant, so that no log contains the password. */
    @Override
    public String toString() {
        return "Password";
    }

    private int length() {
        return text.codePointCount(0, text.length());
    }

    private static String normalized(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC);
    }

    /** Returns whether most characters follow the one before them, in either direction. */
    private static boolean isSequence(String folded) {
        int[] characters = folded.codePoints().toArray();
        int steps = 0;
        for (int at = 1; at < characters.length; at++) {
            if (Math.abs(characters[at] - characters[at - 1]) <= 1) {
                steps++;
            }
        }
        return 2 * steps > characters.length;
    }

    /** Leaves out what is put around a word, and reads digits as the letters that they usually stand for. */
    private static boolean isListed(String folded) {
        String letters = folded.replaceAll("[^a-z]+", "");
        String read = folded.replaceAll("[^a-z]+$", "")
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('$', 's')
                .replace('5', 's')
                .replace('@', 'a')
                .replace('4', 'a')
                .replaceAll("[^a-z]+", "");
        return isListedWord(letters) || isListedWord(read);
    }

    private static boolean isListedWord(String letters) {
        return REFUSED.stream().anyMatch(word -> letters.equals(word) || letters.equals(word + word));
    }

    private static String without(String folded, Collection<String> known) {
        String rest = folded;
        for (String name : known) {
            for (String part : Folding.fold(name).split("[^\\p{L}\\p{N}]+", -1)) {
                if (part.length() >= MIN_KNOWN) {
                    rest = rest.replace(part, "");
                }
            }
        }
        return rest;
    }

    private static Problem refused(String why) {
        return Problem.invalidValue("The password " + why + "; choose another, such as several words in a row");
    }
}
