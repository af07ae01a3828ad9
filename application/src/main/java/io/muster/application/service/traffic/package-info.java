/** Use cases for the requests of identity providers. */
@NullMarked
package io.muster.application.service.traffic;

import org.jspecify.annotations.NullMarked;
