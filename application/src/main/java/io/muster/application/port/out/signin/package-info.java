/** Sign-ins that go on, which are also the entries of the sign-in log. */
@NullMarked
package io.muster.application.port.out.signin;

import org.jspecify.annotations.NullMarked;
