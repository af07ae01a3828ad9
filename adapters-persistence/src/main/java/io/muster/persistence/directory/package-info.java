/** Tables, queries and out-ports for users, groups and memberships. */
@NullMarked
package io.muster.persistence.directory;

import org.jspecify.annotations.NullMarked;
