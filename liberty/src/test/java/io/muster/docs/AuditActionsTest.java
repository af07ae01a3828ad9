package io.muster.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.audit.AuditAction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the table of actions in the admin guide with the actions. */
class AuditActionsTest {
    private static final Pattern ACTION = Pattern.compile("`([A-Z_]+)`");

    @Test
    void tableHasEveryActionOnce() {
        Stream<String> documented = Page.of("docs/admin-guide.md").rows().stream()
                .filter(row -> row.size() == 2)
                .map(row -> row.get(1))
                .filter(cell -> cell.matches("`[A-Z]+_[A-Z_]+`[ ,].*"))
                .flatMap(cell -> ACTION.matcher(cell).results())
                .map(action -> action.group(1));

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(AuditAction.values()).map(Enum::name).toList());
    }
}
