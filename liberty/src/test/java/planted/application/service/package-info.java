/** Services that violate the rules. */
@NullMarked
package planted.application.service;

import org.jspecify.annotations.NullMarked;
