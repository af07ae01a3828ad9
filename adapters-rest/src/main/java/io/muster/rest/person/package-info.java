/** Admin API for everything about one person. */
@NullMarked
package io.muster.rest.person;

import org.jspecify.annotations.NullMarked;
