/**
 * Implementations of all out-ports in memory, on one immutable snapshot for each unit of work. Only InMemoryPorts is
 * public.
 */
@NullMarked
package io.muster.application.testing.fake;

import org.jspecify.annotations.NullMarked;
