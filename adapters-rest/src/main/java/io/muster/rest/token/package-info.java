/**
 * Decides who calls the admin API: by API key, or else by the session of a browser. Issues API keys and SCIM tokens.
 */
@NullMarked
package io.muster.rest.token;

import org.jspecify.annotations.NullMarked;
