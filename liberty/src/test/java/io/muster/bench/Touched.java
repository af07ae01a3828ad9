package io.muster.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The use of a table by a statement.
 *
 * @param kind {@code select}, {@code insert}, {@code update} or {@code delete}
 * @param table name of the table
 */
record Touched(String kind, String table) {
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern LOCK = Pattern.compile("for (?:no key )?update(?: of \\w+)?|for (?:key )?share");
    private static final Pattern CONFLICT = Pattern.compile("on conflict[^;]*? do update set");
    private static final Pattern CHANGE = Pattern.compile("\\b(insert into|delete from|update)\\s+([a-z_]+)");
    private static final Pattern READ = Pattern.compile("\\b(from|join)\\s+([a-z_]+)\\b(?!\\s*\\()");

    /**
     * Returns what statements do, those within other statements included. Names of common table expressions are
     * returned like tables. Tables behind a comma are not found.
     */
    static Set<Touched> by(String sql) {
        String plain = sql.toLowerCase(Locale.ROOT);
        for (Pattern noise : List.of(COMMENT, LITERAL, LOCK, CONFLICT)) {
            plain = noise.matcher(plain).replaceAll(" ");
        }
        Set<Touched> all = new TreeSet<>(Comparator.comparing(Touched::toString));
        for (MatchResult change : CHANGE.matcher(plain).results().toList()) {
            all.add(new Touched(change.group(1).split(" ", -1)[0], change.group(2)));
        }
        for (MatchResult read :
                READ.matcher(plain.replace("delete from", "delete")).results().toList()) {
            all.add(new Touched("select", read.group(2)));
        }
        return all;
    }

    @Override
    public String toString() {
        return kind + " " + table;
    }
}
