/**
 * SSO connections: settings by protocol, the rules for certificates, and the proof of an organization's e-mail domains.
 */
@NullMarked
package io.muster.domain.connection;

import org.jspecify.annotations.NullMarked;
