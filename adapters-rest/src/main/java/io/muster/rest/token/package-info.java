/** Admin API for API keys, and the authentication of its callers. */
@NullMarked
package io.muster.rest.token;

import org.jspecify.annotations.NullMarked;
