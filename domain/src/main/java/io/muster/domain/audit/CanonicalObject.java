package io.muster.domain.audit;

import java.util.Map;
import java.util.SortedMap;

/**
 * A JSON object with members in the given order, without white space, and with strings quoted as in RFC 8785 section
 * 3.2.2.2.
 */
final class CanonicalObject {
    private final StringBuilder json = new StringBuilder("{");

    CanonicalObject with(String name, String text) {
        return member(name, quoted(text));
    }

    CanonicalObject with(String name, long number) {
        return member(name, Long.toString(number));
    }

    CanonicalObject with(String name, SortedMap<String, String> texts) {
        CanonicalObject inner = new CanonicalObject();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            inner.with(text.getKey(), text.getValue());
        }
        return member(name, inner.text());
    }

    String text() {
        return json + "}";
    }

    private CanonicalObject member(String name, String value) {
        if (json.length() > 1) {
            json.append(',');
        }
        json.append(quoted(name)).append(':').append(value);
        return this;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\b' -> quoted.append("\\b");
                case '\t' -> quoted.append("\\t");
                case '\n' -> quoted.append("\\n");
                case '\f' -> quoted.append("\\f");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (character < ' ') {
                        quoted.append(String.format("\\u%04x", (int) character));
                    } else {
                        quoted.append(character);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
