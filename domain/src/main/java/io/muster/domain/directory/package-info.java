/** Users, groups and memberships, the searches over them and the edits that an identity provider asks for. */
@NullMarked
package io.muster.domain.directory;

import org.jspecify.annotations.NullMarked;
