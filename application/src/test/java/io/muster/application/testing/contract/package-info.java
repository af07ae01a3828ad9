/**
 * The promises of the out-ports as tests, one contract for each port. The fakes and the adapters run all of them by
 * {@link io.muster.application.testing.contract.PortsContract}.
 */
@NullMarked
package io.muster.application.testing.contract;

import org.jspecify.annotations.NullMarked;
