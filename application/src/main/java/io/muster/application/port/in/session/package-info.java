/** Browsers use a session, which is checked against the database on every request. */
@NullMarked
package io.muster.application.port.in.session;

import org.jspecify.annotations.NullMarked;
