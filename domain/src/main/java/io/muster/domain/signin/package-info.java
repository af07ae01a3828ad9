/** What an identity provider proves about a person who signs in, and the refusals of a sign-in. */
@NullMarked
package io.muster.domain.signin;

import org.jspecify.annotations.NullMarked;
