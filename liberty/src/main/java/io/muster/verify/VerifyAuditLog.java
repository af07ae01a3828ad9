package io.muster.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Verifies an exported audit log without a server: {@code java -jar muster-verify.jar audit-log.jsonl}. Reads line by
 * line, however long the log is, and names the first line that was changed.
 *
 * <p>A chain alone does not prove that no newest entries are missing, or that it was not rewritten as a whole. For
 * that, {@code --head} takes the number and hash of an entry as noted earlier.
 */
public final class VerifyAuditLog {
    private static final int INTACT = 0;
    private static final int BROKEN = 1;
    private static final int UNUSABLE = 2;
    private static final String USAGE =
            "usage: java -jar muster-verify.jar [--head <sequence>:<hash>] <audit-log.jsonl>";

    private VerifyAuditLog() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** Returns 0 if the chain is intact, 1 if it is not, 2 if the file cannot be read or the arguments are wrong. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Optional<NotedHead> noted = Optional.empty();
        List<String> files = arguments;
        if (arguments.size() > 1 && arguments.get(0).equals("--head")) {
            noted = NotedHead.parse(arguments.get(1));
            if (noted.isEmpty()) {
                err.println("--head takes a number, a colon and 64 hexadecimal digits");
                return UNUSABLE;
            }
            files = arguments.subList(2, arguments.size());
        }
        if (files.size() != 1 || files.get(0).startsWith("--")) {
            err.println(USAGE);
            return UNUSABLE;
        }
        return verify(files.get(0), noted, out, err);
    }

    private static int verify(String file, Optional<NotedHead> noted, PrintStream out, PrintStream err) {
        Chain chain = new Chain(noted);
        // one character for each byte, so that the hash is over the bytes of the file
        try (BufferedReader lines = Files.newBufferedReader(Path.of(file), StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                chain.add(line);
            }
            out.println(chain.conclusion());
            return INTACT;
        } catch (BrokenChainException broken) {
            out.println(broken.getMessage());
            return BROKEN;
        } catch (IOException | InvalidPathException unreadable) {
            err.println(file + " can't be read: " + unreadable.getMessage());
            return UNUSABLE;
        }
    }
}
