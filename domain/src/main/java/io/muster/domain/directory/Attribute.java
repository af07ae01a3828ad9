package io.muster.domain.directory;

import io.muster.domain.text.Folding;

/** An attribute of a resource that a {@link Filter} can test. */
public interface Attribute {
    /** The data type of an attribute, which decides how values are compared. */
    enum Type {
        /** Text that is compared in its {@link Folding folded} form. */
        TEXT,
        /** Text that is compared character by character. */
        EXACT_TEXT,
        FLAG,
        MOMENT,
        /**
         * Several elements with the parts of {@link ElementAttribute}; tested by {@link Filter.AnyElement} and
         * presence.
         */
        PLURAL,
        /** Several elements that cannot be searched. */
        STORED_PLURAL
    }

    Type type();

    /**
     * Returns whether few resources share a value of the attribute, or the value of one of its elements. Storages have
     * an index of such values, so that a comparison by equality reads only what it finds.
     */
    boolean isSelective();
}
