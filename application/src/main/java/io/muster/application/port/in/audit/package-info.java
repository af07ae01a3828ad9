/** Admins read the chain of their organization, operators also that of the installation. */
@NullMarked
package io.muster.application.port.in.audit;

import org.jspecify.annotations.NullMarked;
