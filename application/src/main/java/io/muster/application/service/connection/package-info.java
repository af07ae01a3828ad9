/** Proves domains by the DNS, which is asked outside of units of work. */
@NullMarked
package io.muster.application.service.connection;

import org.jspecify.annotations.NullMarked;
