package io.muster.domain.text;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;

/**
 * Folds text for comparison without case: Unicode's NFKC_Casefold, independent of the locale. It normalizes by NFKC,
 * folds case in full (&#x00DF; as ss), and leaves out characters without any appearance, such as soft hyphens. Folding
 * a folded text changes nothing.
 */
public final class Folding {
    private static final Normalizer2 NFKC_CASEFOLD = Normalizer2.getNFKCCasefoldInstance();

    private Folding() {}

    public static String fold(String text) {
        return isAscii(text) ? text.toLowerCase(Locale.ROOT) : NFKC_CASEFOLD.normalize(text);
    }

    /** Of such text, which most texts are, only letters change. */
    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
