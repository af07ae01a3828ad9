/** Organizations with plan and verified domains, their workspaces, and their deletion in batches. */
@NullMarked
package io.muster.application.port.out.organization;

import org.jspecify.annotations.NullMarked;
