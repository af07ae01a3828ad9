/** Effective access of members and the reasons for it. Access is derived, never stored. */
@NullMarked
package io.muster.domain.access;

import org.jspecify.annotations.NullMarked;
