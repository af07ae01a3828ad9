/** In-ports for SCIM tokens and API keys. */
@NullMarked
package io.muster.application.port.in.token;

import org.jspecify.annotations.NullMarked;
