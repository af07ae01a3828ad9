/**
 * SCIM tokens and API keys: text format, keyed hash, rotation, last use; and the encryption of secrets that are read
 * again.
 */
@NullMarked
package io.muster.domain.token;

import org.jspecify.annotations.NullMarked;
