/** Admin API for effective access. */
@NullMarked
package io.muster.rest.access;

import org.jspecify.annotations.NullMarked;
