package io.muster.rest.admin;

/** Writes cells of RFC 4180; one that a spreadsheet would take for a formula is quoted by an apostrophe. */
public final class Csv {
    private Csv() {}

    public static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n'].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
