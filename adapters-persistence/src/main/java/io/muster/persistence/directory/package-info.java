/** Filters become HQL with columns of folded text. Frequent statements are native SQL and travel together. */
@NullMarked
package io.muster.persistence.directory;

import org.jspecify.annotations.NullMarked;
