/** Rows of an organization are made by all features, and purged table by table in the order of {@code OwnedTable}. */
@NullMarked
package io.muster.persistence.organization;

import org.jspecify.annotations.NullMarked;
