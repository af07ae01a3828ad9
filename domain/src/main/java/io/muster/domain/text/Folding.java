package io.muster.domain.text;

import java.text.Normalizer;
import java.util.Locale;

/** Folds text for comparison without case: NFKC normalization and lower case, independent of the locale. */
public final class Folding {
    private Folding() {}

    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
