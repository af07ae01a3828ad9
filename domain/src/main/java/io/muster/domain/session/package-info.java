/** Sessions of members who signed in, and the credentials of callers. */
@NullMarked
package io.muster.domain.session;

import org.jspecify.annotations.NullMarked;
