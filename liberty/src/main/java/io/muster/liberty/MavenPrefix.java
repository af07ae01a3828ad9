package io.muster.liberty;

import java.util.stream.Collectors;

/** Erases the prefix [INFO], which Maven prints in front of each line of a server that it runs. */
final class MavenPrefix {
    /** ECMA-48: erase the line, and move to its first column. */
    private static final String ERASE_LINE = "\u001b[2K\u001b[G";

    private MavenPrefix() {}

    /** Returns the text without the prefix, as a terminal shows and copies it. Without a terminal the prefix stays. */
    static String erasedFrom(String text) {
        return text.lines().map(line -> ERASE_LINE + line).collect(Collectors.joining("\n"));
    }
}
