package io.muster.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final int SIZE = 3;

    @Test
    void aFullLastPageHasNoNextCursor() {
        assertThat(page(3)).isEqualTo(new Page<>(List.of("1", "2", "3"), Optional.empty()));
    }

    @Test
    void aShortPageHasNoNextCursor() {
        assertThat(page(2)).isEqualTo(new Page<>(List.of("1", "2"), Optional.empty()));
        assertThat(page(0)).isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    void oneRowMoreIsNotShownAndMakesTheLastShownRowTheCursor() {
        assertThat(page(4)).isEqualTo(new Page<>(List.of("1", "2", "3"), Optional.of("3")));
    }

    @Test
    void followingTheCursorsShowsEveryRowOnce() {
        List<Long> all = LongStream.rangeClosed(1, 9).boxed().toList();
        StringBuilder shown = new StringBuilder();
        Optional<Long> after = Optional.of(0L);
        int pages = 0;
        while (after.isPresent()) {
            long last = after.get();
            Slice<Long> rows = Slice.of(all.stream().filter(row -> row > last).toList(), SIZE);
            Page<String> page = Page.of(rows, Function.identity(), String::valueOf);
            page.items().forEach(shown::append);
            after = PageRequest.number(page.nextCursor());
            pages++;
        }

        assertThat(shown).hasToString("123456789");
        assertThat(pages).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "501", "x", "1.5", "99999999999", ""})
    void aSizeOutOfRangeIsRefused(String limit) {
        assertThatThrownBy(() -> PageLimit.size(Optional.of(limit), 50)).hasMessage("limit must be from 1 to 500");
    }

    @Test
    void aSizeWithinRangeIsTaken() {
        assertThat(PageLimit.size(Optional.of(" 500 "), 50)).isEqualTo(500);
        assertThat(PageLimit.size(Optional.of("1"), 50)).isEqualTo(1);
        assertThat(PageLimit.size(Optional.empty(), 50)).isEqualTo(50);
        assertThat(new PageRequest(Optional.empty(), Optional.empty()).size()).isEqualTo(100);
    }

    @Test
    void aCursorThatWeNeverGaveIsRefused() {
        PageRequest wrong = new PageRequest(Optional.of("wrong"), Optional.empty());

        assertThatThrownBy(wrong::afterId).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                .isEqualTo(Problem.Code.INVALID_CURSOR));
        assertThatThrownBy(wrong::afterNumber).isInstanceOf(Problem.class);
        assertThatThrownBy(new PageRequest(Optional.of("1-1-1-1-1"), Optional.empty())::afterId)
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("cursor must be the nextCursor");
        assertThatThrownBy(() -> PageRequest.feedPosition(Optional.of("wrong")))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("after must be the resumeAfter");
        assertThat(new PageRequest(Optional.of(" "), Optional.empty()).afterId())
                .isEmpty();
        UUID id = UUID.fromString("019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11");
        assertThat(new PageRequest(Optional.of(id.toString()), Optional.empty()).afterId())
                .contains(id);
    }

    private static Page<String> page(long rows) {
        Slice<Long> slice = Slice.of(LongStream.rangeClosed(1, rows).boxed().toList(), SIZE);
        return Page.of(slice, Function.identity(), String::valueOf);
    }
}
