package io.muster.idp.connection.saml;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Base64 as XML and forms contain it: wrapped into lines or not (xmlschema-2 3.2.16). */
final class Base64Text {
    private static final Pattern WHITE_SPACE = Pattern.compile("[ \\t\\r\\n]");

    private Base64Text() {}

    /** Returns the octets; empty if the text contains anything but the alphabet of Base64 and white space. */
    static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(
                    Base64.getDecoder().decode(WHITE_SPACE.matcher(text).replaceAll("")));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
