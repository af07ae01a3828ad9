/** Members as admins see them. Groups are read only, since the identity provider owns them. */
@NullMarked
package io.muster.rest.directory;

import org.jspecify.annotations.NullMarked;
