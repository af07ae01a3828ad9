package io.muster.idp.connection.saml;

import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInRefused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Judges the times of a response, with a skew of 90 seconds between the clocks of both sides in either direction.
 *
 * @param now our clock
 */
record Times(Instant now) {
    static final Duration SKEW = Duration.ofSeconds(90);

    /**
     * Returns the time of an attribute; empty if it is absent.
     *
     * @throws XmlRefused MALFORMED if it is not an xs:dateTime with a time zone (saml-core 1.3.3)
     */
    static Optional<Instant> of(Element element, String attribute) {
        return XmlElements.attribute(element, attribute).map(Times::parse);
    }

    static Instant parse(String text) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeException notATime) {
            throw XmlElements.malformed("A time is not an xs:dateTime in UTC");
        }
    }

    /** @throws SignInRefused SAML_NOT_YET_VALID if the attribute names a time in the future */
    void requireBegun(Element element, String attribute) {
        Optional<Instant> begin = of(element, attribute);
        if (begin.filter(time -> time.isAfter(now.plus(SKEW))).isPresent()) {
            throw new SignInRefused(
                    SignInCode.SAML_NOT_YET_VALID, described(element, attribute) + begin.get() + ", at " + now);
        }
    }

    /** @throws SignInRefused SAML_EXPIRED if the attribute names a time that is not in the future */
    void requireNotEnded(Element element, String attribute) {
        Optional<Instant> end = of(element, attribute);
        if (end.filter(time -> !now.isBefore(time.plus(SKEW))).isPresent()) {
            throw new SignInRefused(SignInCode.SAML_EXPIRED, described(element, attribute) + end.get() + ", at " + now);
        }
    }

    private static String described(Element element, String attribute) {
        return attribute + " of " + element.getLocalName() + " is ";
    }
}
