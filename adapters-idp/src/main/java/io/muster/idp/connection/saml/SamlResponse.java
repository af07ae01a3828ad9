package io.muster.idp.connection.saml;

import io.muster.application.port.out.connection.IdentityProviders.Replays;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.dialect.Tolerance;
import io.muster.domain.signin.ProvenIdentity;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.time.Instant;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Reads the response of an identity provider (saml-bindings 3.5, saml-profiles 4.1.4.3).
 *
 * @param settings the identity provider
 * @param request the request that the response has to answer
 */
public record SamlResponse(SamlSettings settings, ServiceProvider serviceProvider, SpKeys keys, SamlRequest request) {
    private static final int MAX_ENCODED = XmlLimits.MAX_BYTES * 2;

    /**
     * Returns the person whom the response proves. Asks for a replay last, so that a refused response uses nothing up.
     *
     * @param encoded the form parameter SAMLResponse
     * @throws SignInRefused with the first rule that the response breaks
     */
    public ProvenIdentity prove(String encoded, Instant now, Replays replays) {
        try {
            return prove(BoundedXml.parse(decoded(encoded)), new Times(now), replays);
        } catch (XmlRefused notXml) {
            throw new SignInRefused(code(notXml.reason()), notXml.detail());
        }
    }

    /** Returns whether the response is one without InResponseTo. Proves nothing; false for what is no response. */
    @Tolerance("unsolicited-response")
    static boolean isUnsolicited(String encoded) {
        try {
            Element response = BoundedXml.parse(decoded(encoded)).getDocumentElement();
            return XmlElements.is(response, SamlNames.PROTOCOL, "Response")
                    && XmlElements.attribute(response, "InResponseTo").isEmpty();
        } catch (XmlRefused notXml) {
            return false;
        }
    }

    private ProvenIdentity prove(Document received, Times times, Replays replays) {
        ResponseRules responseRules = new ResponseRules(settings, serviceProvider, request, times);
        responseRules.require(received.getDocumentElement());
        ProvenResponse proven = ProvenResponse.of(received, settings, keys);
        proven.response().ifPresent(responseRules::requireSigned);
        Element assertion = proven.assertion();
        AssertionRules rules = new AssertionRules(settings, serviceProvider, request, times);
        rules.require(assertion);
        Element subject = XmlElements.child(assertion, SamlNames.ASSERTION, "Subject")
                .orElseThrow(() -> new SignInRefused(SignInCode.SAML_NAME_ID, "The assertion has no Subject"));
        Instant end = new Confirmation(serviceProvider, request, times).require(subject);
        NameId nameId = NameId.of(subject, settings, serviceProvider);
        Instant authenticated = rules.authentication(assertion);
        ProvenIdentity identity = new Person(nameId, AssertionAttributes.of(assertion), settings.attributes())
                .authenticatedAt(Optional.of(authenticated));
        if (!replays.isFirstUse(assertion.getAttribute("ID"), end.plus(Times.SKEW))) {
            throw new SignInRefused(SignInCode.SAML_REPLAYED, "The assertion was used before");
        }
        return identity;
    }

    private static byte[] decoded(String encoded) {
        if (encoded.length() > MAX_ENCODED) {
            throw XmlLimits.tooLarge("more than " + XmlLimits.MAX_BYTES + " bytes");
        }
        return Base64Text.decode(encoded).orElseThrow(() -> XmlElements.malformed("The response is not Base64"));
    }

    private static SignInCode code(XmlRefused.Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> SignInCode.SAML_TOO_LARGE;
            case DOCTYPE -> SignInCode.SAML_DOCTYPE;
            case MALFORMED -> SignInCode.SAML_MALFORMED;
        };
    }
}
