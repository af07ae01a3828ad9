/** Drafts of connections, their checks and tests, and domains. A secret comes in and never goes out. */
@NullMarked
package io.muster.rest.connection;

import org.jspecify.annotations.NullMarked;
