/** Admin API for the requests of identity providers. */
@NullMarked
package io.muster.rest.traffic;

import org.jspecify.annotations.NullMarked;
