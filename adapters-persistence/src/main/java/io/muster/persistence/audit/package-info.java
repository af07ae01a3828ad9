/** Each chain has a head, which is locked after everything else of a unit of work. Nothing here changes an entry. */
@NullMarked
package io.muster.persistence.audit;

import org.jspecify.annotations.NullMarked;
