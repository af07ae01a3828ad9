package io.muster.rest.scim.filter;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Quoted;
import io.muster.rest.scim.filter.FilterSyntax.Literal;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Parses the filter language of RFC 7644 section 3.4.2.2 in one pass, in linear time. Precedence is not, and, or.
 * Beyond the RFC it accepts a comparison behind a value path ({@code emails[type eq "work"].value eq "a@b.c"}, from
 * Entra) and, in the tolerant dialect, strings without quotes.
 */
public final class ScimFilterParser {
    public static final int MAX_LENGTH = 4_096;
    public static final int MAX_TERMS = 64;
    public static final int MAX_DEPTH = 16;

    private final String text;
    private final Dialect dialect;
    private int at;
    private int terms;
    private int depth;

    private ScimFilterParser(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** @throws ScimRefusal invalidFilter for bad grammar, or a filter beyond the published limits */
    public static FilterSyntax parse(String text, Dialect dialect) {
        if (text.length() > MAX_LENGTH) {
            throw invalid("The filter is longer than " + MAX_LENGTH + " characters");
        }
        ScimFilterParser parser = new ScimFilterParser(text, dialect);
        FilterSyntax filter = parser.or();
        parser.skipSpaces();
        if (parser.at < text.length()) {
            throw parser.unexpected();
        }
        return filter;
    }

    private FilterSyntax or() {
        if (++depth > MAX_DEPTH) {
            throw invalid("The filter is nested deeper than " + MAX_DEPTH);
        }
        List<FilterSyntax> alternatives = new ArrayList<>();
        do {
            alternatives.add(and());
        } while (takeWord("or"));
        depth--;
        return alternatives.size() == 1 ? alternatives.get(0) : new FilterSyntax.Or(alternatives);
    }

    private FilterSyntax and() {
        List<FilterSyntax> conditions = new ArrayList<>();
        do {
            conditions.add(term());
        } while (takeWord("and"));
        return conditions.size() == 1 ? conditions.get(0) : new FilterSyntax.And(conditions);
    }

    private FilterSyntax term() {
        skipSpaces();
        if (take('(')) {
            return closed(')');
        }
        int before = at;
        if (takeWord("not")) {
            skipSpaces();
            if (take('(')) {
                return new FilterSyntax.Not(closed(')'));
            }
            at = before;
        }
        return condition();
    }

    private FilterSyntax closed(char bracket) {
        FilterSyntax inner = or();
        skipSpaces();
        if (!take(bracket)) {
            throw unexpected();
        }
        return inner;
    }

    @Tolerance("filter-tail")
    private FilterSyntax condition() {
        String path = path();
        if (!take('[')) {
            return comparison(path);
        }
        FilterSyntax condition = closed(']');
        if (!take('.')) {
            return new FilterSyntax.ValuePath(path, condition, Optional.empty());
        }
        return new FilterSyntax.ValuePath(path, condition, Optional.of(comparison(path())));
    }

    private FilterSyntax comparison(String path) {
        if (++terms > MAX_TERMS) {
            throw invalid("The filter has more than " + MAX_TERMS + " terms");
        }
        skipSpaces();
        String word = token();
        if (word.equalsIgnoreCase("pr")) {
            return new FilterSyntax.Presence(path);
        }
        Operator operator = operator(word);
        skipSpaces();
        return new FilterSyntax.Comparison(path, operator, literal());
    }

    private Operator operator(String word) {
        try {
            return Operator.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw invalid("'" + Quoted.of(word) + "' is not an operator");
        }
    }

    private String path() {
        skipSpaces();
        String path = token();
        if (path.isEmpty() || !(Character.isLetter(path.charAt(0)) || path.charAt(0) == '$')) {
            throw unexpected();
        }
        return path;
    }

    @Tolerance("filter-unquoted")
    private Literal literal() {
        if (at < text.length() && text.charAt(at) == '"') {
            return new Literal(Literal.Kind.STRING, string());
        }
        String token = token();
        if (token.isEmpty()) {
            throw unexpected();
        }
        String lower = token.toLowerCase(Locale.ROOT);
        if (token.equals("null")) {
            return new Literal(Literal.Kind.NULL, token);
        }
        if (lower.equals("true") || lower.equals("false")) {
            return new Literal(Literal.Kind.BOOLEAN, lower);
        }
        if (isNumber(token)) {
            return new Literal(Literal.Kind.NUMBER, token);
        }
        if (dialect == Dialect.STRICT || token.startsWith("'")) {
            throw invalid("The value " + Quoted.of(token) + " needs double quotes");
        }
        return new Literal(Literal.Kind.BARE, storable(token));
    }

    private static boolean isNumber(String token) {
        int digits = token.startsWith("-") ? 1 : 0;
        return token.length() > digits && token.chars().skip(digits).allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    }

    private String string() {
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return storable(content.toString());
            }
            content.append(c == '\\' ? escaped() : c);
        }
        throw invalid("A quoted value is not closed");
    }

    /** Refuses characters that no database stores. */
    private static String storable(String content) {
        boolean allowed = content.codePoints()
                .allMatch(point -> point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE));
        if (!allowed) {
            throw invalid("A quoted value has a character that is not allowed");
        }
        return content;
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw invalid("\\" + Quoted.of(String.valueOf(c)) + " is not an escape");
        };
    }

    private char unicode() {
        String digits = text.substring(at, Math.min(text.length(), at + 4));
        if (!digits.matches("[0-9A-Fa-f]{4}")) {
            throw invalid("\\u needs four hexadecimal digits");
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    /** Returns the text up to the next space, bracket or quote. */
    private String token() {
        int start = at;
        while (at < text.length() && " \t\r\n()[]\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean take(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private boolean takeWord(String word) {
        int before = at;
        skipSpaces();
        if (token().equalsIgnoreCase(word)) {
            return true;
        }
        at = before;
        return false;
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private ScimRefusal unexpected() {
        return invalid(
                at < text.length()
                        ? "Unexpected '" + Quoted.of(text.substring(at, text.offsetByCodePoints(at, 1)))
                                + "' at position " + (at + 1)
                        : "The filter ends too early");
    }

    private static ScimRefusal invalid(String detail) {
        return new ScimRefusal(ScimType.INVALID_FILTER, detail);
    }
}
