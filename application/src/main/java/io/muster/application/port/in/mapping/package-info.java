/** In-ports for group mappings. */
@NullMarked
package io.muster.application.port.in.mapping;

import org.jspecify.annotations.NullMarked;
