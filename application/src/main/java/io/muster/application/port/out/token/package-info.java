/** SCIM tokens and API keys, found by public id, and the id of the secret key that made their hashes. */
@NullMarked
package io.muster.application.port.out.token;

import org.jspecify.annotations.NullMarked;
