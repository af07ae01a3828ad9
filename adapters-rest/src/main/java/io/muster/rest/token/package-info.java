/** Admin API for SCIM tokens and API keys. */
@NullMarked
package io.muster.rest.token;

import org.jspecify.annotations.NullMarked;
