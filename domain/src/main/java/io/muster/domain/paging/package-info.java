/** Pages of lists: their limit, and slices that are bounded in rows and bytes. */
@NullMarked
package io.muster.domain.paging;

import org.jspecify.annotations.NullMarked;
