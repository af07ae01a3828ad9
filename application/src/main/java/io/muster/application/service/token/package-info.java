/** Issues and verifies credentials; rotation, revocation, and the change of the secret key. */
@NullMarked
package io.muster.application.service.token;

import org.jspecify.annotations.NullMarked;
