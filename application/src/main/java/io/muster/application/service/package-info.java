/** The use cases: resolve, decide, write, in that order and in one unit of work. */
@NullMarked
package io.muster.application.service;

import org.jspecify.annotations.NullMarked;
