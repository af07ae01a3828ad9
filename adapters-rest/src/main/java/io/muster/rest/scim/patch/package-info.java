/** PATCH in every dialect that identity providers speak, read into edits of the domain. */
@NullMarked
package io.muster.rest.scim.patch;

import org.jspecify.annotations.NullMarked;
