/** Out-ports for SCIM tokens and API keys. */
@NullMarked
package io.muster.application.port.out.token;

import org.jspecify.annotations.NullMarked;
