/** Sends HTTP requests to servers whose URLs customers enter: webhook receivers and identity providers. */
@NullMarked
package io.muster.outbound;

import org.jspecify.annotations.NullMarked;
