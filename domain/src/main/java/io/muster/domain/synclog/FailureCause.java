package io.muster.domain.synclog;

import io.muster.domain.problem.Quoted;
import io.muster.domain.token.Sha256;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cause that failures with different names and ids share: its sentence without these. Failures are
 * grouped by it.
 *
 * @param key identifies the cause within a log: a hash of the title and the type of the resource, in hexadecimal
 * @param title the sentence, with an ellipsis in place of each name and id; domains of addresses are part of the cause
 */
public record FailureCause(String key, String title) {
    /** The characters of a key. */
    public static final int KEY_LENGTH = 16;

    private static final String LEFT_OUT = "…";
    private static final Pattern PARTICULAR = Pattern.compile("(?<!\\p{L})'[^']*'"
            + "|[^\\s'\",;:()<>]+@[^\\s'\",;()<>]+"
            + "|\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b");
    private static final Pattern LISTED = Pattern.compile(LEFT_OUT + "(?:(?:, | and )(?:" + LEFT_OUT + "|\\d+ more))+");

    /** The shortest name that is looked for: the letters of a shorter one may be part of the sentence. */
    private static final int SHORTEST_NAME = 3;

    /** @param cause the sentence that the log shows of one failure */
    public static FailureCause of(String cause, SyncResource resource) {
        String title = resource.display().map(name -> without(name, cause)).orElse(cause);
        title = without(resource.id().orElse(""), title);
        title = PARTICULAR.matcher(title).replaceAll(LEFT_OUT);
        title = Quoted.of(LISTED.matcher(title).replaceAll(LEFT_OUT));
        String key = Sha256.hex(resource.type() + "\n" + title).substring(0, KEY_LENGTH);
        return new FailureCause(key, title);
    }

    private static String without(String name, String sentence) {
        return name.length() < SHORTEST_NAME
                ? sentence
                : sentence.replaceAll(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                        Matcher.quoteReplacement(LEFT_OUT));
    }
}
