/** Shared by all surfaces: the exchange with its filters, limits, bytes of bodies and answers, and errors of HTTP. */
@NullMarked
package io.muster.rest.http;

import org.jspecify.annotations.NullMarked;
