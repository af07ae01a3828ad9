/** Use cases for users, groups and memberships. */
@NullMarked
package io.muster.application.service.directory;

import org.jspecify.annotations.NullMarked;
