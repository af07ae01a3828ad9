package io.muster.domain.signin;

/** A part of an identity that is read from a claim or an attribute. */
public enum IdentityPart {
    EMAIL,
    USER_NAME,
    GIVEN_NAME,
    FAMILY_NAME,
    DISPLAY_NAME,
    GROUPS
}
