package io.muster.liberty;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes to the standard output of the process. The server copies System.out into its log files, where secrets must not
 * be.
 */
final class StandardOutput {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private StandardOutput() {}

    static void print(String text) {
        OUT.println(text);
    }
}
