/** Group mappings, found by group or by the name of a group that is not pushed yet. */
@NullMarked
package io.muster.application.port.out.mapping;

import org.jspecify.annotations.NullMarked;
