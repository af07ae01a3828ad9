package io.muster.domain.directory;

import io.muster.domain.text.Folding;

/** Something that a {@link Filter} can compare. */
public interface Attribute {
    /** How the values of an attribute compare. */
    enum Type {
        /** Compared by {@link Folding folded} form. */
        TEXT,
        /** Compared character by character. */
        EXACT_TEXT,
        FLAG,
        MOMENT,
        /** Many elements with the parts of {@link ElementAttribute}; searched by {@link Filter.AnyElement} and presence. */
        PLURAL,
        /** Many elements that cannot be searched. */
        STORED_PLURAL
    }

    Type type();
}
