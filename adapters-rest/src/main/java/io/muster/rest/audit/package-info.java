/** Chains are only read here. An export is what {@code io.muster.verify} verifies without the server. */
@NullMarked
package io.muster.rest.audit;

import org.jspecify.annotations.NullMarked;
