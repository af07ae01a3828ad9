/**
 * Two programs against a packaged server: a fuzzer, which sends requests made from grammars and judges every answer,
 * and a set of attacks on its memory, time and connections, while another organization's synchronization is timed.
 */
@NullMarked
package io.muster.fuzz;

import org.jspecify.annotations.NullMarked;
