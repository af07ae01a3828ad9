/** Sessions of browsers. A member lists and ends the own ones, an Admin those of every member. */
@NullMarked
package io.muster.rest.session;

import org.jspecify.annotations.NullMarked;
