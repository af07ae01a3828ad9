/** What actors ask of Muster: one interface for each conversation. */
@NullMarked
package io.muster.application.port.in;

import org.jspecify.annotations.NullMarked;
