/**
 * Rules for text that all features share: case folding, domains, order by code points, bounds. Only this package uses
 * ICU4J.
 */
@NullMarked
package io.muster.domain.text;

import org.jspecify.annotations.NullMarked;
