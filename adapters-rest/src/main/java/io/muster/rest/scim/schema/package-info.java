/** The names that attributes have in SCIM, and the schemas that say so. */
@NullMarked
package io.muster.rest.scim.schema;

import org.jspecify.annotations.NullMarked;
