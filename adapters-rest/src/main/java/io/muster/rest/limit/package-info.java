/** Bounds of what clients can hold of a node: requests a second, requests and bytes at once. Knows no HTTP. */
@NullMarked
package io.muster.rest.limit;

import org.jspecify.annotations.NullMarked;
