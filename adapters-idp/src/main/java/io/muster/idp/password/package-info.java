/** Outbound adapter that hashes passwords. */
@NullMarked
package io.muster.idp.password;

import org.jspecify.annotations.NullMarked;
