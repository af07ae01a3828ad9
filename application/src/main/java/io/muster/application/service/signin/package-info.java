/** Use cases of people who sign in, and of the log of that. */
@NullMarked
package io.muster.application.service.signin;

import org.jspecify.annotations.NullMarked;
