package io.muster.domain.text;

import com.ibm.icu.text.IDNA;
import java.util.Optional;

/** Converts internet domains by UTS 46, non-transitional: the labels of what DNS is asked for. */
public final class DomainLabels {
    private static final IDNA UTS_46 = IDNA.getUTS46Instance(
            IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII);

    private DomainLabels() {}

    /** Returns the domain in lower case with A-labels; empty if UTS 46 does not allow it. */
    public static Optional<String> toAscii(String domain) {
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS_46.nameToASCII(domain, new StringBuilder(), info).toString();
        return info.hasErrors() ? Optional.empty() : Optional.of(ascii);
    }
}
