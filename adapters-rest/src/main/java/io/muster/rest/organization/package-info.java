/** Administration of organizations by operators. A change that ends SCIM or sign-in needs {@code confirm}. */
@NullMarked
package io.muster.rest.organization;

import org.jspecify.annotations.NullMarked;
