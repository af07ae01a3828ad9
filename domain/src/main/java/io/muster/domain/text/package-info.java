/** Rules for text that all features share: case folding, order by code points, bounds. */
@NullMarked
package io.muster.domain.text;

import org.jspecify.annotations.NullMarked;
