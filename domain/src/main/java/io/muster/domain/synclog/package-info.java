/** The sync log: one entry for each SCIM write and each refusal. */
@NullMarked
package io.muster.domain.synclog;

import org.jspecify.annotations.NullMarked;
