/** Admin API for passwords of break-glass owners. */
@NullMarked
package io.muster.rest.password;

import org.jspecify.annotations.NullMarked;
