/** Admin API for users, groups and memberships. */
@NullMarked
package io.muster.rest.directory;

import org.jspecify.annotations.NullMarked;
