/** In-port for everything about one person. */
@NullMarked
package io.muster.application.port.in.person;

import org.jspecify.annotations.NullMarked;
