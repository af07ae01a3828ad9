/**
 * Helpers that the services of all features share. Services are package-private; {@link io.muster.application.UseCases}
 * builds them.
 */
@NullMarked
package io.muster.application.service;

import org.jspecify.annotations.NullMarked;
