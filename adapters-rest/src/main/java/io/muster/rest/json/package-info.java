/** Reading of JSON request bodies, for every surface. Pure: text in, JSON out. */
@NullMarked
package io.muster.rest.json;

import org.jspecify.annotations.NullMarked;
