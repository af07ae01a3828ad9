/** One answer about a person by any name or id, of all that is known in an organization. */
@NullMarked
package io.muster.rest.person;

import org.jspecify.annotations.NullMarked;
