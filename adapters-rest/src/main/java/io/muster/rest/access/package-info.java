/** What a member may do and why. The point check of the host product is the one that has to be fast. */
@NullMarked
package io.muster.rest.access;

import org.jspecify.annotations.NullMarked;
