/** Nodes count in memory and write from time to time: a write of counts adds to what other nodes wrote. */
@NullMarked
package io.muster.persistence.traffic;

import org.jspecify.annotations.NullMarked;
