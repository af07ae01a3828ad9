/** SCIM syntax that violates the rules. */
@NullMarked
package planted.rest.scim.filter;

import org.jspecify.annotations.NullMarked;
