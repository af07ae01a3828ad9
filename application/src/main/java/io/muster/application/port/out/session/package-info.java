/** Sessions, found by the hash of the secret that the browser holds. */
@NullMarked
package io.muster.application.port.out.session;

import org.jspecify.annotations.NullMarked;
