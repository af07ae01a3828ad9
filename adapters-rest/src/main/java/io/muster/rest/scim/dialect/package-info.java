/** Marks for the code that accepts what identity providers send beyond the RFC. Pure: knows nothing else. */
@NullMarked
package io.muster.rest.scim.dialect;

import org.jspecify.annotations.NullMarked;
