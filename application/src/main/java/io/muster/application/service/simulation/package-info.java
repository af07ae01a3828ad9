/** Plays conversations of identity providers, and removes what they created. */
@NullMarked
package io.muster.application.service.simulation;

import org.jspecify.annotations.NullMarked;
