/** Admin API for the export of everything about an organization. */
@NullMarked
package io.muster.rest.export;

import org.jspecify.annotations.NullMarked;
