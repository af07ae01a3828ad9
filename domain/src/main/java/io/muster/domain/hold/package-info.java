/** A brake on mass deprovisioning: removals beyond a limit wait for an admin before they end anybody's access. */
@NullMarked
package io.muster.domain.hold;

import org.jspecify.annotations.NullMarked;
