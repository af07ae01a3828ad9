/** Everything about an organization as JSON Lines. Fields are written one by one, so that a new one is reviewed. */
@NullMarked
package io.muster.rest.export;

import org.jspecify.annotations.NullMarked;
