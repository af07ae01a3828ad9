/** The description of the API that is the same for every operation. */
@NullMarked
package io.muster.rest.openapi;

import org.jspecify.annotations.NullMarked;
