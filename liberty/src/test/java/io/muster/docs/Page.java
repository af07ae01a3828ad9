package io.muster.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown page of this repository. */
public record Page(Path file, String text) {
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FENCE =
            Pattern.compile("^( *)```([^\\n`]*)\\n(.*?)^\\1```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^(#+) (.*)$", Pattern.MULTILINE);
    private static final List<String> AT_THE_ROOT = List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md");

    /** A fenced block: its info string, as words, and its content. */
    public record Block(List<String> info, String content) {
        public boolean is(String language) {
            return info.get(0).equals(language);
        }

        public boolean has(String word) {
            return info.contains(word);
        }

        /** Returns whether it is a sample of what the block before it prints. */
        public boolean isSample() {
            return is("json") || is("text");
        }
    }

    public static Page of(String name) {
        Path file = ROOT.resolve(name);
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the pages at the root and in docs. */
    public static List<Page> all() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream<String> below = docs.filter(file -> file.toString().endsWith(".md"))
                    .map(file -> ROOT.relativize(file).toString())
                    .sorted();
            return Stream.concat(AT_THE_ROOT.stream(), below).map(Page::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the path relative to the root of the repository. */
    public String name() {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher fence = FENCE.matcher(text);
        while (fence.find()) {
            String content = fence.group(3).replaceAll("(?m)^" + fence.group(1), "");
            blocks.add(new Block(List.of(fence.group(2).strip().split(" +")), content));
        }
        return blocks;
    }

    /** Returns the text without fenced blocks, whose links are not checked. */
    public String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    /** Returns the anchors of the headings, as GitHub computes them. */
    public List<String> anchors() {
        return anchors("#+").toList();
    }

    /** Returns the anchors of the headings of the second level. */
    public List<String> sections() {
        return anchors("##").toList();
    }

    private Stream<String> anchors(String level) {
        return HEADING.matcher(prose())
                .results()
                .filter(heading -> heading.group(1).matches(level))
                .map(heading -> heading.group(2).toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
    }

    /** Returns the cells of every table row, without header and delimiter rows. */
    public List<List<String>> rows() {
        List<String> lines = prose().lines().map(String::strip).toList();
        List<List<String>> rows = new ArrayList<>();
        for (int at = 2; at < lines.size(); at++) {
            boolean row = lines.get(at).startsWith("|") && lines.get(at - 1).startsWith("|");
            if (row && !lines.get(at).startsWith("|---")) {
                String line = lines.get(at);
                rows.add(Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
            }
        }
        return rows;
    }

    @Override
    public String toString() {
        return name();
    }
}
