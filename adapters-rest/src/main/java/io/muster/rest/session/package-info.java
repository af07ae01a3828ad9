/** Sessions of browsers. Members list and end their own, Admins those of every member. */
@NullMarked
package io.muster.rest.session;

import org.jspecify.annotations.NullMarked;
