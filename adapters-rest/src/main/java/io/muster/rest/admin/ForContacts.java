package io.muster.rest.admin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation that IT contacts may use with their link. {@link RoleFilter} refuses all others to them. An
 * operation that writes needs its act in the list of {@code ContactLink}, too.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForContacts {}
