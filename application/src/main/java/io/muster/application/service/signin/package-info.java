/** Carries sign-ins from the redirect to the session, and reads their log. */
@NullMarked
package io.muster.application.service.signin;

import org.jspecify.annotations.NullMarked;
