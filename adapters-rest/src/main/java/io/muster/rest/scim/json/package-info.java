/** Resources, lists and errors as JSON, and JSON as profiles: tolerant in what is taken, canonical in what is given. */
@NullMarked
package io.muster.rest.scim.json;

import org.jspecify.annotations.NullMarked;
