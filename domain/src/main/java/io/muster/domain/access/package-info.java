/** Effective access of members and the reasons for it. Access is derived from facts on each request, never stored. */
@NullMarked
package io.muster.domain.access;

import org.jspecify.annotations.NullMarked;
