package io.muster.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON as text, not always valid: what a tree could not hold is sent as well. */
final class Json {
    private final Choice choice;
    private final Texts texts;

    Json(Choice choice, Texts texts) {
        this.choice = choice;
        this.texts = texts;
    }

    /** Returns a string literal. */
    static String string(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            if (unit == '"' || unit == '\\') {
                literal.append('\\').append((char) unit);
            } else if (unit < ' ' || Character.isSurrogate((char) unit)) {
                literal.append(String.format("\\u%04x", unit));
            } else {
                literal.append((char) unit);
            }
        });
        return literal.append('"').toString();
    }

    static String object(List<String> members) {
        return members.stream().collect(Collectors.joining(",", "{", "}"));
    }

    static String array(List<String> values) {
        return values.stream().collect(Collectors.joining(",", "[", "]"));
    }

    static String member(String name, String value) {
        return string(name) + ":" + value;
    }

    /** Returns any value, nested up to the depth. */
    String any(int depth) {
        if (depth == 0) {
            return scalar();
        }
        return choice.make(
                this::scalar,
                this::scalar,
                () -> array(several(depth)),
                () -> object(several(depth).stream()
                        .map(value -> member(texts.word(), value))
                        .toList()));
    }

    String scalar() {
        return choice.make(
                () -> string(texts.any()),
                () -> string(texts.word()),
                () -> string(texts.address()),
                texts::number,
                () -> choice.of("true", "false", "null"));
    }

    /** Returns a document that is large or deep out of all proportion. */
    String excessive() {
        int count = choice.of(1_000, 20_000, 49_999, 60_000);
        return choice.make(
                () -> "[".repeat(count),
                () -> "{\"a\":".repeat(count) + "1" + "}".repeat(count),
                () -> object(many(count, number -> member("k" + number, "1"))),
                () -> object(many(count, number -> member("same", "1"))),
                () -> object(
                        List.of(member("userName", string("x")), member("emails", array(many(count, this::text))))),
                () -> object(List.of(member("Operations", array(many(count, number -> "{}"))))),
                () -> object(
                        List.of(member("members", array(many(count, number -> "{\"value\":\"n" + number + "\"}"))))),
                () -> object(List.of(member(
                        "Operations",
                        "[{\"op\":\"add\",\"path\":\"emails\",\"value\":" + array(many(count, this::text)) + "}]"))),
                () -> object(List.of(member("userName", string("x".repeat(1_500_000))))),
                () -> object(List.of(member("x".repeat(1_500_000), "1"))));
    }

    private String text(int number) {
        return string("n" + number);
    }

    private static List<String> many(int count, IntFunction<String> value) {
        return IntStream.range(0, count).mapToObj(value).toList();
    }

    private List<String> several(int depth) {
        List<String> values = new ArrayList<>();
        for (int i = choice.below(5); i > 0; i--) {
            values.add(any(depth - 1));
        }
        return values;
    }

    /** Damages a document now and then, as a careless or hostile client does. */
    String damaged(String json) {
        if (json.isEmpty() || choice.percent(85)) {
            return json;
        }
        int at = choice.below(json.length());
        int end = Math.min(json.length(), at + 1 + choice.below(20));
        return choice.make(
                () -> json.substring(0, at),
                () -> json.substring(0, at) + json.substring(end),
                () -> json.substring(0, end) + json.substring(at),
                () -> json.substring(0, at)
                        + choice.of("{", "}", "[", "]", ",", ":", "\"", "\\", "\0", "/**/")
                        + json.substring(at),
                () -> json + json,
                () -> "\ufeff" + json);
    }
}
