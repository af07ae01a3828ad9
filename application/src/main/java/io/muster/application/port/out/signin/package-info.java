/** Out-ports for sign-ins and their log. */
@NullMarked
package io.muster.application.port.out.signin;

import org.jspecify.annotations.NullMarked;
