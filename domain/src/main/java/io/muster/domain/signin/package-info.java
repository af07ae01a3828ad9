/** Proven identities of people who sign in, and the refusals of a sign-in. */
@NullMarked
package io.muster.domain.signin;

import org.jspecify.annotations.NullMarked;
