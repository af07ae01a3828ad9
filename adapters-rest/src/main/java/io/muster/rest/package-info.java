/** HTTP in: identity providers by SCIM, operators by the admin API. */
@NullMarked
package io.muster.rest;

import org.jspecify.annotations.NullMarked;
