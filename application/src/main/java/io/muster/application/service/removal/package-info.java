/** Use cases for removals and their limit. */
@NullMarked
package io.muster.application.service.removal;

import org.jspecify.annotations.NullMarked;
