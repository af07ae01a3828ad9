/** Break-glass owners set passwords by links, and sign in by them; Admins and operators make the links. */
@NullMarked
package io.muster.application.port.in.password;

import org.jspecify.annotations.NullMarked;
