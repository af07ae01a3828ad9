/** The documents are true: their commands run, their links lead somewhere, their tables match the code. */
@NullMarked
package io.muster.docs;

import org.jspecify.annotations.NullMarked;
