/** Admin API for sessions of members. */
@NullMarked
package io.muster.rest.session;

import org.jspecify.annotations.NullMarked;
