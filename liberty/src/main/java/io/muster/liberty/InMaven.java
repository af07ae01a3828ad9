package io.muster.liberty;

import java.util.stream.Collectors;

/** The liberty-maven-plugin logs each line of the server, and Maven prints [INFO] in front of it. */
final class InMaven {
    /** ECMA-48: erase the line, and move to its first column. */
    private static final String ERASE_LINE = "\u001b[2K\u001b[G";

    private InMaven() {}

    /**
     * Returns a text whose lines a terminal shows, and copies, without the prefix. Without a terminal Maven keeps it.
     */
    static String clean(String text) {
        return text.lines().map(line -> ERASE_LINE + line).collect(Collectors.joining("\n"));
    }
}
