/** Text rules that all features share: case folding, order by code point, bounds. */
@NullMarked
package io.muster.domain.text;

import org.jspecify.annotations.NullMarked;
