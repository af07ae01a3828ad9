/** What Muster asks of the world; each port has a contract that its fake and its adapter both pass. */
@NullMarked
package io.muster.application.port.out;

import org.jspecify.annotations.NullMarked;
