/** Out-ports for group mappings. */
@NullMarked
package io.muster.application.port.out.mapping;

import org.jspecify.annotations.NullMarked;
