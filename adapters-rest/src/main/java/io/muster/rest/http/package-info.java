/** Shared by all resources: the exchange with its filters, parameters, bodies, and errors of HTTP. */
@NullMarked
package io.muster.rest.http;

import org.jspecify.annotations.NullMarked;
