/** Honest fakes of the out-ports, the contracts that they and the adapters pass, and fixtures. */
@NullMarked
package io.muster.application.testing;

import org.jspecify.annotations.NullMarked;
