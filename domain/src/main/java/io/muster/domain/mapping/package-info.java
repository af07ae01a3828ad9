/** Group mappings: the workspaces and the role that a group gives to its members, and the preview of a change. */
@NullMarked
package io.muster.domain.mapping;

import org.jspecify.annotations.NullMarked;
