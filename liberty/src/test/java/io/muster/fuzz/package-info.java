/** A fuzzer: a program that sends requests made from grammars to a packaged server and judges every answer. */
@NullMarked
package io.muster.fuzz;

import org.jspecify.annotations.NullMarked;
