/** A bound mapping follows its group and shows its present name; a prepared one waits for a group of its name. */
@NullMarked
package io.muster.persistence.mapping;

import org.jspecify.annotations.NullMarked;
