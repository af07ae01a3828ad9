package io.muster.domain.access;

/** An organization role, lowest first: a higher one takes precedence. */
public enum OrgRole {
    VIEWER,
    DEVELOPER,
    ADMIN
}
