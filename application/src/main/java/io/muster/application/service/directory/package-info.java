/** Changes of users and groups, by SCIM, by admins and by sign-in, with the rule for e-mail addresses. */
@NullMarked
package io.muster.application.service.directory;

import org.jspecify.annotations.NullMarked;
