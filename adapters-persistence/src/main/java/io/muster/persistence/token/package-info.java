/** Credentials are found by their public id and stored as keyed hashes. An ended token stays for a time. */
@NullMarked
package io.muster.persistence.token;

import org.jspecify.annotations.NullMarked;
