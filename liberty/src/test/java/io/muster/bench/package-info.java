/** Benchmarks: a program that sends requests to a packaged server, measures them and prints tables. */
@NullMarked
package io.muster.bench;

import org.jspecify.annotations.NullMarked;
