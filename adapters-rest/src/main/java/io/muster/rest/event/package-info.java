/** The event feed in the admin API, and CloudEvents as JSON. */
@NullMarked
package io.muster.rest.event;

import org.jspecify.annotations.NullMarked;
