package io.muster.idp.connection.saml;

import io.muster.domain.dialect.Tolerance;
import java.util.List;

/**
 * The names of attributes that identity providers send unless somebody chooses others: short ones (Okta, Google,
 * OneLogin, Keycloak), URIs of WS-Federation (Entra, AD FS), and object identifiers of LDAP (Keycloak, Shibboleth).
 */
@Tolerance("usual-attribute-names")
final class UsualNames {
    private static final String CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static final String LDAP = "urn:oid:2.5.4.";

    static final List<String> EMAIL = List.of(
            "email",
            "mail",
            "emailAddress",
            "User.email",
            CLAIMS + "emailaddress",
            "urn:oid:0.9.2342.19200300.100.1.3",
            "urn:oid:1.2.840.113549.1.9.1");
    static final List<String> USER_NAME =
            List.of("userName", "login", "upn", CLAIMS + "upn", CLAIMS + "name", "urn:oid:0.9.2342.19200300.100.1.1");
    static final List<String> GIVEN_NAME =
            List.of("firstName", "first_name", "givenName", "User.FirstName", CLAIMS + "givenname", LDAP + "42");
    static final List<String> FAMILY_NAME = List.of(
            "lastName", "last_name", "surname", "familyName", "sn", "User.LastName", CLAIMS + "surname", LDAP + "4");
    static final List<String> DISPLAY_NAME = List.of(
            "displayName",
            "http://schemas.microsoft.com/identity/claims/displayname",
            "urn:oid:2.16.840.1.113730.3.1.241");
    static final List<String> GROUPS = List.of(
            "groups",
            "group",
            "memberOf",
            "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups",
            "http://schemas.xmlsoap.org/claims/Group",
            "urn:oid:1.3.6.1.4.1.5923.1.5.1.1");

    /** Sent by Entra instead of the groups of a member of more than 150. */
    static final List<String> GROUPS_LINK = List.of("http://schemas.microsoft.com/claims/groups.link");

    private UsualNames() {}
}
