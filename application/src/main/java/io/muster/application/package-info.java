/** Wires the use cases: {@link io.muster.application.UseCases} is what production and tests call. */
@NullMarked
package io.muster.application;

import org.jspecify.annotations.NullMarked;
