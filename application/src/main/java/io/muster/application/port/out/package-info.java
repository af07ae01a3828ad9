/**
 * Ports that every use case needs: units of work, time, ids, secrets; and {@link io.muster.application.port.out.Ports},
 * the set of all out-ports.
 */
@NullMarked
package io.muster.application.port.out;

import org.jspecify.annotations.NullMarked;
