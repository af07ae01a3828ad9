package io.muster.liberty;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The process's own standard output. System.out is captured by the server and lands in its log files: no place for secrets. */
final class StandardOutput {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private StandardOutput() {}

    static void print(String text) {
        OUT.println(text);
    }
}
