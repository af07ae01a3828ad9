/** Users, groups and memberships, and addresses that users have lost. Groups are locked before users. */
@NullMarked
package io.muster.application.port.out.directory;

import org.jspecify.annotations.NullMarked;
