package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.event.EventType;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the table of events in docs/access.md with the types of events. */
class EventsTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void tableHasEveryTypeOnce() {
        Stream<String> documented = Page.of("docs/access.md").rows().stream()
                .map(row -> row.get(0))
                .filter(cell -> cell.startsWith("`io.muster."))
                .flatMap(EventsTest::types);

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Stream.of(EventType.values())
                        .map(EventType::name)
                        .map(EventType::text)
                        .toList());
    }

    /** Returns the types of a cell: the first one in full, the others by the part that differs, such as ".deleted". */
    private static Stream<String> types(String cell) {
        List<String> names =
                CODE.matcher(cell).results().map(name -> name.group(1)).toList();
        String first = names.get(0);
        String kind = first.substring(0, first.lastIndexOf('.'));
        return names.stream().map(name -> name.startsWith(".") ? kind + name : name);
    }
}
