/** Writes resources, lists and errors in canonical JSON, and reads the JSON of identity providers tolerantly. */
@NullMarked
package io.muster.rest.scim.json;

import org.jspecify.annotations.NullMarked;
