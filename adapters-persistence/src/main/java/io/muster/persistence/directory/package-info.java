/** Entities, queries and out-ports for users, groups and memberships, with the compiler of filters to HQL. */
@NullMarked
package io.muster.persistence.directory;

import org.jspecify.annotations.NullMarked;
