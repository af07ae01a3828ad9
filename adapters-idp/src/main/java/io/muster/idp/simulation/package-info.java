/** Conversations of identity providers as files, and a client that plays them over HTTP. */
@NullMarked
package io.muster.idp.simulation;

import org.jspecify.annotations.NullMarked;
