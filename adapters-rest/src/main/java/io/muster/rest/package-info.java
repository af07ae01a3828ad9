/** The JAX-RS application, and the translation of every failure into an answer. */
@NullMarked
package io.muster.rest;

import org.jspecify.annotations.NullMarked;
