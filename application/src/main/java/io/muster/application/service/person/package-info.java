/** Use case for everything about one person. */
@NullMarked
package io.muster.application.service.person;

import org.jspecify.annotations.NullMarked;
