package io.muster.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds whatever looks like a signed token (JWS in its compact form) or a SAML response, plain or in Base64. */
final class TokenShapes {
    private static final Pattern SHAPE = Pattern.compile("eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{20,}"
            + "|<(?:\\w+:)?(?:Response|Assertion|EncryptedAssertion)\\s[^>]*urn:oasis:names:tc:SAML"
            + "|(?:PHNhbW|PFJlc3BvbnNl)[A-Za-z0-9+/]{20,}");
    private static final Path UNPACKED = Path.of("workarea");

    private TokenShapes() {}

    /** Returns what is found in each file below a directory, with the name of the file. */
    static List<String> below(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> Files.isRegularFile(file) && !isUnpacked(file))
                    .flatMap(file -> in(read(file)).stream().map(found -> file + ": " + found))
                    .toList();
        }
    }

    static List<String> in(byte[] text) {
        return SHAPE.matcher(new String(text, StandardCharsets.ISO_8859_1))
                .results()
                .map(found -> found.group().substring(0, 40))
                .toList();
    }

    private static boolean isUnpacked(Path file) {
        for (Path name : file) {
            if (name.equals(UNPACKED)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
