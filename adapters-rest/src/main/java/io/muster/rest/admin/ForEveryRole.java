package io.muster.rest.admin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation that every member may use, whatever the role: it concerns the caller's own session. Of all others,
 * {@link RoleFilter} refuses those that change something to members who are no Admins.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForEveryRole {}
