/** Resolves proposals to mappings, computes their effect, and saves them all or none. */
@NullMarked
package io.muster.application.service.mapping;

import org.jspecify.annotations.NullMarked;
