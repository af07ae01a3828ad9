/** SCIM over HTTP: who asks, what is answered, and that nothing is refused without an entry in the sync log. */
@NullMarked
package io.muster.rest.scim;

import org.jspecify.annotations.NullMarked;
