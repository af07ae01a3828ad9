/** The composition root: the one place that knows every module, and what Muster is on Open Liberty. */
@NullMarked
package io.muster.liberty;

import org.jspecify.annotations.NullMarked;
