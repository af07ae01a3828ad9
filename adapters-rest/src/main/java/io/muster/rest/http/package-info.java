/** What all resources share: the exchange, its filters, parameters, bodies and errors of HTTP. */
@NullMarked
package io.muster.rest.http;

import org.jspecify.annotations.NullMarked;
