/** What all lists have in common, whatever they list. */
@NullMarked
package io.muster.domain.paging;

import org.jspecify.annotations.NullMarked;
