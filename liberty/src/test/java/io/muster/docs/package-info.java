/** Checks the documents: links have targets, shell blocks can be pasted, tables match the code. */
@NullMarked
package io.muster.docs;

import org.jspecify.annotations.NullMarked;
