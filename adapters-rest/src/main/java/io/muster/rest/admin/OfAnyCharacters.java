package io.muster.rest.admin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a text of a request that may have line breaks and control characters: a secret, or a document that a program
 * reads. Every other text is one line, because pages, logs and tables may show it.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface OfAnyCharacters {}
