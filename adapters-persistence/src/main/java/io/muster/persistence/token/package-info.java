/** Entities, queries and out-ports for SCIM tokens and API keys. */
@NullMarked
package io.muster.persistence.token;

import org.jspecify.annotations.NullMarked;
