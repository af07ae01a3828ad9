/** Host products ask for access on each of their requests, and admins for its reasons. */
@NullMarked
package io.muster.application.port.in.access;

import org.jspecify.annotations.NullMarked;
