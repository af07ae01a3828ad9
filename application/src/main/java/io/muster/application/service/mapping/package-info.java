/** Use cases for group mappings. */
@NullMarked
package io.muster.application.service.mapping;

import org.jspecify.annotations.NullMarked;
