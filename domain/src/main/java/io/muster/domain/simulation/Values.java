package io.muster.domain.simulation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that the placeholders of a conversation stand for, such as {@code {{mark}}}: {@value #MARK} begins the
 * names of everything that a simulation creates, {@value #DOMAIN} is a domain of the organization, others are ids that
 * steps before have got.
 */
public record Values(Map<String, String> byName) {
    public static final String MARK = "mark";
    public static final String DOMAIN = "domain";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
    /** Ids come from servers that are judged: they must change neither a path nor the structure of a body. */
    private static final Pattern HARMLESS = Pattern.compile("[\\x20-\\x7e&&[^\"\\\\]]{1,256}");

    public Values {
        byName = Map.copyOf(byName);
    }

    /** Returns these values and one more; empty if its text could change the structure of a request. */
    public Optional<Values> with(String name, String value) {
        if (!HARMLESS.matcher(value).matches()) {
            return Optional.empty();
        }
        Map<String, String> more = new LinkedHashMap<>(byName);
        more.put(name, value);
        return Optional.of(new Values(more));
    }

    /** Returns the name of a placeholder in the text that has no value; empty if all have one. */
    public Optional<String> missing(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !byName.containsKey(name))
                .findFirst();
    }

    /** Returns the text with values for all placeholders, none of which may be {@link #missing}. */
    public String in(String text) {
        return replaced(text, UnaryOperator.identity());
    }

    /** Returns path and query of a step, encoded. */
    public String target(Conversation.Step step) {
        StringBuilder target = new StringBuilder(replaced(step.path(), Values::encoded));
        char separator = '?';
        for (Map.Entry<String, String> parameter : step.query().entrySet()) {
            target.append(separator).append(encoded(parameter.getKey()));
            if (!parameter.getValue().isEmpty()) {
                target.append('=').append(encoded(in(parameter.getValue())));
            }
            separator = '&';
        }
        return target.toString();
    }

    private String replaced(String text, UnaryOperator<String> encoding) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(encoding.apply(Optional.ofNullable(byName.get(found.group(1)))
                                .orElseThrow(() -> new IllegalArgumentException("no value for " + found.group(1))))));
    }

    /** Returns the text as a segment of a path, or as a value of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
