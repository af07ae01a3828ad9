/** Completes the description with what annotations cannot say: required fields, common refusals, SCIM. */
@NullMarked
package io.muster.rest.openapi;

import org.jspecify.annotations.NullMarked;
