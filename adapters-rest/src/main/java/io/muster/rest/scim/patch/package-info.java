/** Reads PATCH requests, in the dialects of identity providers, into edits of the domain. */
@NullMarked
package io.muster.rest.scim.patch;

import org.jspecify.annotations.NullMarked;
