package io.muster.fuzz;

/** Texts that have hurt a server somewhere. */
final class Texts {
    private final Choice choice;

    Texts(Choice choice) {
        this.choice = choice;
    }

    /** Returns any text, from empty to 100,000 characters. */
    String any() {
        return choice.make(
                () -> "",
                this::word,
                this::word,
                this::number,
                this::time,
                this::hostile,
                () -> hostile() + word(),
                () -> word() + hostile() + word(),
                () -> hostile().repeat(1 + choice.below(300)),
                () -> "x".repeat(choice.of(63, 64, 65, 255, 256, 257, 1_000, 65_536, 100_000)));
    }

    /** Returns a short text of letters and digits. */
    String word() {
        return choice.of("ana", "Ben", "work", "home", "User", "true", "nobody", "a b", "x") + choice.below(50);
    }

    /** Returns an address, mostly a good one. */
    String address() {
        return choice.make(
                () -> word().replace(" ", ".") + "@fuzz.example",
                () -> word() + "@" + choice.of("straße.example", "xn--", "a..b", "[::1]", "-.example", "ⓔⓧ.example"),
                () -> hostile() + "@fuzz.example",
                () -> "@",
                () -> "a@b@c");
    }

    String time() {
        return choice.of(
                "2026-11-25T20:35:02.782205Z",
                "+300000-01-01T00:00:00Z",
                "-300000-01-01T00:00:00Z",
                "0000-00-00T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "2026-02-30T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "2026-11-25",
                "2026-11-25T20:35:02+18:00",
                "now");
    }

    String number() {
        return choice.of(
                "0",
                "-0",
                "-1",
                "1.5",
                "1e3",
                "2147483648",
                "-9223372036854775809",
                "1e9999999999",
                "1e-9999999999",
                "9".repeat(1_101),
                "0." + "3".repeat(2_000));
    }

    private String hostile() {
        return choice.of(
                "\0",
                "\u0001",
                "\u001b[2J",
                "\u007f",
                "\r\nINFO forged",
                "\u0085",
                "\u2028",
                "\u200b",
                "\u202e",
                "\ufeff",
                "\ufffe",
                "\ufdfa",
                "\ud800",
                "\udc00\ud800",
                "\uD83D\uDCA5",
                "e\u0301\u0323",
                "\u0130",
                "ß",
                "ſ",
                "'",
                "\"",
                "\\",
                "\\u0000",
                "%",
                "%00",
                "%zz",
                "_",
                "*",
                "$",
                "${jndi:x}",
                "#{1}",
                "<script>",
                "'; drop table users; --",
                "../",
                "..%2F",
                "=cmd|' /C calc'!A0",
                ";",
                ",");
    }
}
