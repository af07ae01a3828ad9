/** Limits of the sign-in surface, and the admin API for the sign-in log. */
@NullMarked
package io.muster.rest.signin;

import org.jspecify.annotations.NullMarked;
