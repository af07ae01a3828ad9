/** Refusals that only the SCIM protocol defines. Pure: free of HTTP and of use cases. */
@NullMarked
package io.muster.rest.scim.refusal;

import org.jspecify.annotations.NullMarked;
