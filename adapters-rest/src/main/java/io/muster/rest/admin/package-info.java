/** The admin API: JSON for operators, problems by RFC 9457. */
@NullMarked
package io.muster.rest.admin;

import org.jspecify.annotations.NullMarked;
