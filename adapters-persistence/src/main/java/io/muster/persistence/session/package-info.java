/** One statement reads a session with all that decides about its member, since each request of a browser needs it. */
@NullMarked
package io.muster.persistence.session;

import org.jspecify.annotations.NullMarked;
