/**
 * The sync log: one entry for each SCIM write, failed read and failed authentication, with redacted changes and, for
 * failures, a remedy.
 */
@NullMarked
package io.muster.domain.synclog;

import org.jspecify.annotations.NullMarked;
