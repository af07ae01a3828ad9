package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that each picture of the console is on their page, and that a clone stays small. */
class PicturesTest {
    private static final Path FOLDER = Page.ROOT.resolve("docs/console");

    @Test
    void everyPictureIsListedAndAllTogetherAreBelowThreeMegabytes() throws IOException {
        String page = Page.of("docs/console/README.md").text();
        List<Path> pictures;
        try (Stream<Path> files = Files.list(FOLDER)) {
            pictures = files.filter(file -> file.toString().endsWith(".png")).toList();
        }

        assertThat(pictures).isNotEmpty().allSatisfy(picture -> assertThat(page)
                .contains("(" + picture.getFileName() + ")"));
        long bytes = 0;
        for (Path picture : pictures) {
            bytes += Files.size(picture);
        }
        assertThat(bytes).isLessThan(3_000_000);
    }
}
