/** The filter language of RFC 7644: text to a syntax tree, and the tree bound to what the directory knows. */
@NullMarked
package io.muster.rest.scim.filter;

import org.jspecify.annotations.NullMarked;
