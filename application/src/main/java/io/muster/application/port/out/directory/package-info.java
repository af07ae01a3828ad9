/** Out-ports for users, groups and memberships. */
@NullMarked
package io.muster.application.port.out.directory;

import org.jspecify.annotations.NullMarked;
