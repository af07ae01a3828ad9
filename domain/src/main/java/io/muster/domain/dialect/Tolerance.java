package io.muster.domain.dialect;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the tolerances that the marked code implements. Each name is a row of {@code docs/dialects.md} with the
 * identity providers that need it and the tests that prove it; a test compares the two.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface Tolerance {
    /** Names as in the first column of the table. */
    String[] value();
}
