/** Who may do what: organization roles, the grants that give them and the guards that keep them. */
@NullMarked
package io.muster.domain.access;

import org.jspecify.annotations.NullMarked;
