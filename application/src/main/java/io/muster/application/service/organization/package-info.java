/** Changes of plan, mode and SSO, with their effects on tokens and access; deletion and purge. */
@NullMarked
package io.muster.application.service.organization;

import org.jspecify.annotations.NullMarked;
