package io.muster.secrets;

import io.muster.idp.testing.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the beginning, the middle or the end of any of many secrets in a text, in one pass. A part of a secret is found
 * if it is long enough to be no coincidence.
 */
final class SecretSearch {
    private static final int PART = Secrets.LEAST;
    private static final int KEY = Long.BYTES;
    /** The folder into which Liberty unpacks its own files. */
    private static final Path UNPACKED = Path.of("workarea");

    private static final int BITS = 20;

    /** Parts by their first bytes. */
    private final Map<Long, List<byte[]>> parts = new HashMap<>();

    /** True for the first bytes of each part, so that nearly every place of a text costs one look at an array. */
    private final boolean[] known = new boolean[1 << BITS];

    SecretSearch(Collection<String> secrets) {
        for (String secret : secrets) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            int last = bytes.length - PART;
            if (last < 0) {
                throw new IllegalArgumentException("shorter than " + PART + " bytes: " + secret);
            }
            Stream.of(0, last / 2, last).distinct().forEach(at -> add(bytes, at));
        }
    }

    private void add(byte[] secret, int at) {
        byte[] part = Arrays.copyOfRange(secret, at, at + PART);
        known[bit(key(part, 0))] = true;
        parts.computeIfAbsent(key(part, 0), key -> new ArrayList<>()).add(part);
    }

    /** Returns what is found in each file below a directory, with the name of the file. */
    List<String> below(Path directory) {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                    return entered.endsWith(UNPACKED) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    in(Files.readAllBytes(file)).forEach(part -> found.add(file + ": " + part));
                    return FileVisitResult.CONTINUE;
                }

                /** A server that still runs deletes files. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
                    if (gone instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw gone;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return found;
    }

    /** Returns the parts that are found, each with what is around it. */
    List<String> in(byte[] text) {
        List<String> found = new ArrayList<>();
        long key = 0;
        for (int at = 0; at < text.length; at++) {
            key = key << Byte.SIZE | Byte.toUnsignedInt(text[at]);
            int begin = at + 1 - KEY;
            if (begin >= 0 && known[bit(key)] && begins(text, begin, parts.getOrDefault(key, List.of()))) {
                int from = Math.max(0, begin - 60);
                found.add(new String(text, from, Math.min(text.length, begin + PART) - from, StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private static boolean begins(byte[] text, int begin, List<byte[]> candidates) {
        return begin + PART <= text.length
                && candidates.stream().anyMatch(part -> Arrays.equals(part, 0, PART, text, begin, begin + PART));
    }

    private static int bit(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - BITS));
    }

    private static long key(byte[] bytes, int begin) {
        long key = 0;
        for (int at = begin; at < begin + KEY; at++) {
            key = key << Byte.SIZE | Byte.toUnsignedInt(bytes[at]);
        }
        return key;
    }
}
