package io.muster.domain.paging;

/** The published limit of a page. */
public final class PageSize {
    /** The largest number of rows that a caller may ask for, on every surface. */
    public static final int MAX = 500;

    private PageSize() {}
}
