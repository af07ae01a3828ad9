/** Authentication by SCIM tokens and API keys, their management, and the change of the secret key at a start. */
@NullMarked
package io.muster.application.port.in.token;

import org.jspecify.annotations.NullMarked;
