/** Organizations, their plan, sign-on connection and provisioning mode, and what each switch revokes or keeps. */
@NullMarked
package io.muster.domain.organization;

import org.jspecify.annotations.NullMarked;
