/** What happened, told to the admin: entries of the sync log. */
@NullMarked
package io.muster.domain.sync;

import org.jspecify.annotations.NullMarked;
