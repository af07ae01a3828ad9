/** SCIM tokens and API keys: format, keyed hash, rotation, sealed secrets. */
@NullMarked
package io.muster.domain.token;

import org.jspecify.annotations.NullMarked;
