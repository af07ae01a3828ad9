/** Admins preview and save mappings, which are named by id, by group or by name. */
@NullMarked
package io.muster.application.port.in.mapping;

import org.jspecify.annotations.NullMarked;
