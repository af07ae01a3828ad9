package io.muster.idp.connection.saml;

import io.muster.domain.connection.SamlSettings;
import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Judges a proven assertion: from whom, for whom, and when (saml-core 2.3.3, 2.5, 2.7.2; saml-profiles 4.1.4.3).
 *
 * @param settings the identity provider that has to have issued it
 * @param serviceProvider the service provider for which it has to be meant
 */
record AssertionRules(SamlSettings settings, ServiceProvider serviceProvider, SamlRequest request, Times times) {
    /** Conditions that restrict nothing of what is done with an assertion here: it is used once and not passed on. */
    private static final Set<String> KEPT_CONDITIONS = Set.of("OneTimeUse", "ProxyRestriction");

    /** @throws SignInRefused for the first rule that the assertion breaks */
    void require(Element assertion) {
        requireVersionAndId(assertion);
        requireIssuer(assertion);
        times.requireBegun(assertion, "IssueInstant");
        requireConditions(conditions(assertion));
    }

    /**
     * Returns when the person authenticated; the earliest time if several are stated.
     *
     * @throws SignInRefused SAML_NO_AUTHENTICATION; SAML_NOT_YET_VALID; SAML_EXPIRED if the session at the identity
     *     provider has ended; AUTHENTICATION_TOO_OLD if a fresh one was asked for and is not there
     */
    Instant authentication(Element assertion) {
        List<Element> statements = XmlElements.children(assertion, SamlNames.ASSERTION, "AuthnStatement");
        for (Element statement : statements) {
            times.requireBegun(statement, "AuthnInstant");
            times.requireNotEnded(statement, "SessionNotOnOrAfter");
        }
        Instant authenticated = statements.stream()
                .flatMap(statement -> Times.of(statement, "AuthnInstant").stream())
                .min(Instant::compareTo)
                .orElseThrow(() ->
                        new SignInRefused(SignInCode.SAML_NO_AUTHENTICATION, "The assertion has no AuthnInstant"));
        if (request.fresh() && authenticated.isBefore(request.issued().minus(Times.SKEW))) {
            throw new SignInRefused(
                    SignInCode.AUTHENTICATION_TOO_OLD,
                    "The AuthnInstant is " + authenticated + ", the request was made at " + request.issued());
        }
        return authenticated;
    }

    private static void requireVersionAndId(Element assertion) {
        if (!XmlElements.is(assertion, SamlNames.ASSERTION, "Assertion")
                || !XmlElements.attribute(assertion, "Version").equals(Optional.of(SamlNames.VERSION))
                || XmlElements.attribute(assertion, "ID").orElse("").isBlank()) {
            throw XmlElements.malformed("The assertion has no ID or is not of version 2.0");
        }
    }

    private void requireIssuer(Element assertion) {
        String issuer = Issuer.of(assertion).orElse("");
        if (!issuer.equals(settings.entityId())) {
            throw new SignInRefused(SignInCode.SAML_ISSUER, "The issuer of the assertion is " + Quoted.of(issuer));
        }
    }

    private static Element conditions(Element assertion) {
        return XmlElements.child(assertion, SamlNames.ASSERTION, "Conditions")
                .orElseThrow(() -> new SignInRefused(SignInCode.SAML_AUDIENCE, "The assertion has no Conditions"));
    }

    private void requireConditions(Element conditions) {
        times.requireBegun(conditions, "NotBefore");
        times.requireNotEnded(conditions, "NotOnOrAfter");
        boolean forUs = false;
        for (Element condition : XmlElements.children(conditions)) {
            if (XmlElements.is(condition, SamlNames.ASSERTION, "AudienceRestriction")) {
                requireAudience(condition);
                forUs = true;
            } else {
                requireKept(condition);
            }
        }
        if (!forUs) {
            throw new SignInRefused(SignInCode.SAML_AUDIENCE, "The assertion has no AudienceRestriction");
        }
    }

    /** One of the audiences has to be us, in every restriction (saml-core 2.5.1.4). */
    private void requireAudience(Element restriction) {
        List<String> audiences = XmlElements.children(restriction, SamlNames.ASSERTION, "Audience").stream()
                .map(XmlElements::text)
                .toList();
        if (!audiences.contains(serviceProvider.entityId().toString())) {
            throw new SignInRefused(
                    SignInCode.SAML_AUDIENCE, "The audience is " + Quoted.of(String.join(", ", audiences)));
        }
    }

    /** An unknown condition makes an assertion worthless (saml-core 2.5.1, rule 2). */
    private static void requireKept(Element condition) {
        if (!SamlNames.ASSERTION.equals(condition.getNamespaceURI())
                || !KEPT_CONDITIONS.contains(condition.getLocalName())) {
            throw new SignInRefused(
                    SignInCode.SAML_CONDITION, "The condition is " + Quoted.of(condition.getNodeName()));
        }
    }
}
