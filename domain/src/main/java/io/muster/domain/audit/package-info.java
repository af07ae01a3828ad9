/** The admins' log: what was done to an organization's provisioning, by whom, as a chain that can be verified. */
@NullMarked
package io.muster.domain.audit;

import org.jspecify.annotations.NullMarked;
