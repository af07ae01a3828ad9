/** A webhook is claimed by a column of its row, so that one node sends at a time and a crash ends the claim. */
@NullMarked
package io.muster.persistence.webhook;

import org.jspecify.annotations.NullMarked;
