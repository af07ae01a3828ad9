/** The audit log: the actions of admins, as a hash chain for each organization that an auditor can verify. */
@NullMarked
package io.muster.domain.audit;

import org.jspecify.annotations.NullMarked;
