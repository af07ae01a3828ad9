/**
 * Callers and calls that all in-ports share. Each feature has its in-ports in a package of its own, one interface for
 * each conversation.
 */
@NullMarked
package io.muster.application.port.in;

import org.jspecify.annotations.NullMarked;
