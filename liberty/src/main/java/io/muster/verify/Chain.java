package io.muster.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a chain that was read so far. A line begins with organization, number and the previous hash, and ends
 * with the hash over the line without it; no other part of a line is parsed.
 */
final class Chain {
    private static final Pattern BEGINNING = Pattern.compile(
            "\\{\"organization\":\"([0-9a-f-]{36})\",\"sequence\":([1-9][0-9]{0,17}),\"previous\":\"([0-9a-f]{64})\",");
    private static final Pattern END = Pattern.compile(",\"hash\":\"([0-9a-f]{64})\"\\}");
    private static final String INSTALLATION = "00000000-0000-0000-0000-000000000000";
    private static final int END_LENGTH = ",\"hash\":\"".length() + 64 + "\"}".length();

    private final Optional<NotedHead> noted;
    private final MessageDigest sha256;
    private String organization = "";
    private long length;
    private String head = "0".repeat(64);

    Chain(Optional<NotedHead> noted) {
        this.noted = noted;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** @param line one character for each byte */
    void add(String line) throws BrokenChainException {
        int cut = line.length() - END_LENGTH;
        Matcher beginning = BEGINNING.matcher(line);
        Matcher end = END.matcher(line).region(Math.max(0, cut), line.length());
        require(cut > 0 && beginning.lookingAt() && end.matches(), "isn't an entry of an audit log");
        String itsOrganization = beginning.group(1);
        long sequence = Long.parseLong(beginning.group(2));
        String hash = end.group(1);
        require(
                length == 0 || itsOrganization.equals(organization),
                "belongs to " + owner(itsOrganization) + " and not to " + owner(organization));
        require(
                hash.equals(hashOf(line.substring(0, cut) + "}")),
                "was changed: its content doesn't have the hash that it carries");
        require(
                sequence == length + 1,
                "is entry " + sequence + " where entry " + (length + 1) + " belongs: lines were removed or moved");
        require(
                beginning.group(3).equals(head),
                "doesn't continue entry " + length + ": what comes before it isn't what was there when it was written");
        require(
                noted.filter(known ->
                                known.sequence() == sequence && !known.hash().equals(hash))
                        .isEmpty(),
                "is intact in itself but doesn't have the hash that was noted: the log was written anew");
        organization = itsOrganization;
        length = sequence;
        head = hash;
    }

    /** Returns what is proven after the last line. */
    String conclusion() throws BrokenChainException {
        if (length == 0) {
            throw new BrokenChainException("The file has no entries, which proves nothing");
        }
        if (noted.filter(known -> known.sequence() > length).isPresent()) {
            throw new BrokenChainException("Entries were cut off at the end: the noted entry "
                    + noted.orElseThrow().sequence() + " is missing, the last one is " + length);
        }
        return length + (length == 1 ? " entry" : " entries") + " of " + owner(organization) + ", chain intact; head "
                + length + " " + head;
    }

    private static String owner(String id) {
        return id.equals(INSTALLATION) ? "the installation" : "organization " + id;
    }

    private void require(boolean condition, String otherwise) throws BrokenChainException {
        if (!condition) {
            throw new BrokenChainException("Line " + (length + 1) + " " + otherwise);
        }
    }

    private String hashOf(String bytes) {
        return HexFormat.of().formatHex(sha256.digest(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
