/** SCIM syntax that breaks the rules. */
@NullMarked
package planted.rest.scim.filter;

import org.jspecify.annotations.NullMarked;
