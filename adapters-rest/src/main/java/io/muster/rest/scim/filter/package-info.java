/** The filter language of RFC 7644: parses text to a syntax tree, and binds the tree to attributes. */
@NullMarked
package io.muster.rest.scim.filter;

import org.jspecify.annotations.NullMarked;
