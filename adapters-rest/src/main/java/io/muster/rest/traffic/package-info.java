/** Numbers of requests, and one answer for a monitor: whether sync and sign-in are well. */
@NullMarked
package io.muster.rest.traffic;

import org.jspecify.annotations.NullMarked;
