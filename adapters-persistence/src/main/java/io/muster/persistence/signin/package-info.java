/** The sign-in log. A row is written at the start of a sign-in; a conditional update lets its answer be judged once. */
@NullMarked
package io.muster.persistence.signin;

import org.jspecify.annotations.NullMarked;
