/** Users, groups, memberships: what identity providers provision, and how it is searched and edited. */
@NullMarked
package io.muster.domain.directory;

import org.jspecify.annotations.NullMarked;
