/** The composition root: wires all modules, and starts, schedules and configures Muster on Open Liberty. */
@NullMarked
package io.muster.liberty;

import org.jspecify.annotations.NullMarked;
