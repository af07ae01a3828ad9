/** The access of members with its reasons. The point check of the host product is the one that has to be fast. */
@NullMarked
package io.muster.rest.access;

import org.jspecify.annotations.NullMarked;
