/** Domains, and connections with their keys and secrets. Other servers are asked outside of units of work. */
@NullMarked
package io.muster.application.service.connection;

import org.jspecify.annotations.NullMarked;
