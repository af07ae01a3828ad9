/** Sessions of members who signed in. */
@NullMarked
package io.muster.domain.session;

import org.jspecify.annotations.NullMarked;
