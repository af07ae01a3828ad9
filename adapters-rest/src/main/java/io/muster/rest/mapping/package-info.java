/** Mappings are saved all or none, each with its version, and previewed with a fingerprint for the save. */
@NullMarked
package io.muster.rest.mapping;

import org.jspecify.annotations.NullMarked;
