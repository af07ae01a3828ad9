/** The search for secrets in all that servers have written. Its name puts it behind the other packages. */
@NullMarked
package io.muster.secrets;

import org.jspecify.annotations.NullMarked;
