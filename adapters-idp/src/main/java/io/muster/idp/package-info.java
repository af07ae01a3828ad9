/** The out-ports to identity providers and the DNS. */
@NullMarked
package io.muster.idp;

import org.jspecify.annotations.NullMarked;
