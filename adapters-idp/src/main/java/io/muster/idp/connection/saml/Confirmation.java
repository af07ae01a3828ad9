package io.muster.idp.connection.saml;

import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Judges the bearer confirmation, by which an assertion belongs to the browser that brings it (saml-profiles 4.1.4.2).
 *
 * @param serviceProvider the service provider that has to be its recipient
 * @param request the request that it has to answer
 */
record Confirmation(ServiceProvider serviceProvider, SamlRequest request, Times times) {
    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

    /**
     * Returns until when the subject is confirmed: no response with this assertion is accepted after it.
     *
     * @throws SignInRefused if no bearer confirmation fits; for the first of them
     */
    Instant require(Element subject) {
        List<Element> bearers = XmlElements.children(subject, SamlNames.ASSERTION, "SubjectConfirmation").stream()
                .filter(confirmation ->
                        XmlElements.attribute(confirmation, "Method").equals(Optional.of(BEARER)))
                .toList();
        SignInRefused first = incomplete("The assertion has no bearer confirmation");
        for (int i = 0; i < bearers.size(); i++) {
            try {
                return end(bearers.get(i));
            } catch (SignInRefused refused) {
                first = i == 0 ? refused : first;
            }
        }
        throw first;
    }

    private Instant end(Element bearer) {
        Element data = XmlElements.child(bearer, SamlNames.ASSERTION, "SubjectConfirmationData")
                .orElseThrow(() -> incomplete("The bearer confirmation has no data"));
        requireRecipient(data);
        requireAnswer(data);
        times.requireBegun(data, "NotBefore");
        times.requireNotEnded(data, "NotOnOrAfter");
        return Times.of(data, "NotOnOrAfter")
                .orElseThrow(() -> incomplete("The bearer confirmation has no NotOnOrAfter"));
    }

    private void requireRecipient(Element data) {
        String recipient = XmlElements.attribute(data, "Recipient")
                .orElseThrow(() -> incomplete("The bearer confirmation has no Recipient"));
        if (!recipient.equals(serviceProvider.acs().toString())) {
            throw new SignInRefused(SignInCode.SAML_RECIPIENT, "The Recipient is " + Quoted.of(recipient));
        }
    }

    private void requireAnswer(Element data) {
        String answered = XmlElements.attribute(data, "InResponseTo")
                .orElseThrow(() ->
                        new SignInRefused(SignInCode.SAML_UNSOLICITED, "The bearer confirmation has no InResponseTo"));
        if (!answered.equals(request.id())) {
            throw new SignInRefused(
                    SignInCode.SAML_IN_RESPONSE_TO, "The bearer confirmation answers " + Quoted.of(answered));
        }
    }

    private static SignInRefused incomplete(String detail) {
        return new SignInRefused(SignInCode.SAML_SUBJECT_CONFIRMATION, detail);
    }
}
