/** Use cases for SCIM tokens and API keys. */
@NullMarked
package io.muster.application.service.token;

import org.jspecify.annotations.NullMarked;
