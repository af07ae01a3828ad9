/** Names, paths and schemas of attributes in SCIM, and discovery. */
@NullMarked
package io.muster.rest.scim.schema;

import org.jspecify.annotations.NullMarked;
