/** In-ports for users, groups and memberships. */
@NullMarked
package io.muster.application.port.in.directory;

import org.jspecify.annotations.NullMarked;
