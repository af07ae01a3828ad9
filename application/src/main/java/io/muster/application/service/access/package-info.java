/** Use cases for effective access. */
@NullMarked
package io.muster.application.service.access;

import org.jspecify.annotations.NullMarked;
