package io.muster.domain.text;

import com.ibm.icu.text.Normalizer2;

/**
 * Folds text for comparison without case: Unicode's NFKC_Casefold, independent of the locale. It normalizes by NFKC,
 * folds case in full (&#x00DF; as ss), and leaves out characters without any appearance, such as soft hyphens. Folding
 * a folded text changes nothing.
 */
public final class Folding {
    private static final Normalizer2 NFKC_CASEFOLD = Normalizer2.getNFKCCasefoldInstance();

    private Folding() {}

    public static String fold(String text) {
        return NFKC_CASEFOLD.normalize(text);
    }
}
