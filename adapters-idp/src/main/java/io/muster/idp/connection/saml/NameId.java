package io.muster.idp.connection.saml;

import io.muster.domain.connection.SamlSettings;
import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * The identifier of a person (saml-core 2.2.3, 8.3). Only a format that stays the same at each sign-in identifies.
 *
 * @param value 1 to 256 characters
 */
record NameId(String value, String format) {
    private static final int MAX_LENGTH = 256;
    private static final Set<String> FORMATS =
            Set.of(SamlNames.PERSISTENT, SamlNames.EMAIL_ADDRESS, SamlNames.UNSPECIFIED);

    /** @throws SignInRefused SAML_NAME_ID_TRANSIENT or SAML_NAME_ID */
    static NameId of(Element subject, SamlSettings settings, ServiceProvider serviceProvider) {
        Element element =
                XmlElements.child(subject, SamlNames.ASSERTION, "NameID").orElseThrow(NameId::missing);
        NameId nameId = of(
                XmlElements.text(element),
                XmlElements.attribute(element, "Format").orElse(SamlNames.UNSPECIFIED));
        if (nameId.isPersistent()) {
            requireQualifier(element, "NameQualifier", settings.entityId());
            requireQualifier(
                    element, "SPNameQualifier", serviceProvider.entityId().toString());
        }
        return nameId;
    }

    /** @throws SignInRefused SAML_NAME_ID_TRANSIENT or SAML_NAME_ID */
    static NameId of(String value, String format) {
        if (format.equals(SamlNames.TRANSIENT)) {
            throw new SignInRefused(SignInCode.SAML_NAME_ID_TRANSIENT, "The NameID is transient");
        }
        if (!FORMATS.contains(format)) {
            throw refused("The format of the NameID is " + Quoted.of(format));
        }
        if (value.isEmpty() || value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw refused("The NameID has not 1 to " + MAX_LENGTH + " characters");
        }
        return new NameId(value, format);
    }

    boolean isEmailAddress() {
        return format.equals(SamlNames.EMAIL_ADDRESS);
    }

    boolean isPersistent() {
        return format.equals(SamlNames.PERSISTENT);
    }

    /** The same persistent value under other qualifiers is another person (saml-core 8.3.7). */
    private static void requireQualifier(Element nameId, String qualifier, String expected) {
        Optional<String> found = XmlElements.attribute(nameId, qualifier);
        if (found.filter(other -> !other.equals(expected)).isPresent()) {
            throw refused("The " + qualifier + " of the NameID is " + Quoted.of(found.get()));
        }
    }

    static SignInRefused missing() {
        return refused("The subject has no NameID");
    }

    private static SignInRefused refused(String detail) {
        return new SignInRefused(SignInCode.SAML_NAME_ID, detail);
    }
}
