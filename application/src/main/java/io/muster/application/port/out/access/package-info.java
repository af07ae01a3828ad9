/** Facts from which access is derived, direct grants of workspaces, and the lock that protects the last Admin. */
@NullMarked
package io.muster.application.port.out.access;

import org.jspecify.annotations.NullMarked;
