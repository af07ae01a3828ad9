package io.muster.domain.text;

import java.text.Normalizer;
import java.util.Locale;

/** How text is compared where case does not count: compatibility-normalized and lower-cased, independent of locale. */
public final class Folding {
    private Folding() {}

    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
