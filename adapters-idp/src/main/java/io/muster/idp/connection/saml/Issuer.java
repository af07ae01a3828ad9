package io.muster.idp.connection.saml;

import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.util.Optional;
import org.w3c.dom.Element;

/** Reads the issuer of a response or an assertion (saml-core 2.2.5). */
final class Issuer {
    private static final String ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

    private Issuer() {}

    /**
     * Returns the entity id; empty if there is no issuer.
     *
     * @throws SignInRefused SAML_ISSUER if it is not an entity id (saml-profiles 4.1.4.2)
     */
    static Optional<String> of(Element message) {
        Optional<Element> issuer = XmlElements.child(message, SamlNames.ASSERTION, "Issuer");
        Optional<String> format = issuer.flatMap(element -> XmlElements.attribute(element, "Format"));
        if (format.filter(other -> !other.equals(ENTITY)).isPresent()) {
            throw new SignInRefused(SignInCode.SAML_ISSUER, "The format of the issuer is " + Quoted.of(format.get()));
        }
        return issuer.map(XmlElements::text);
    }
}
