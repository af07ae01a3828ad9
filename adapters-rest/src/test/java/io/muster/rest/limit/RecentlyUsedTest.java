package io.muster.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
    @Test
    void numberOfEntriesIsBoundedHoweverManyKeysAreUsed() {
        RecentlyUsed<Integer, Integer> recent = new RecentlyUsed<>(10);
        for (int key = 0; key < 1_000; key++) {
            int made = key;
            recent.get(key, () -> made);
            recent.put(-key, key);
        }

        assertThat(recent.size()).isLessThanOrEqualTo(20);
    }

    @Test
    void entryInUseOutlivesUnusedOnes() {
        RecentlyUsed<Integer, String> recent = new RecentlyUsed<>(10);
        recent.put(-1, "used");
        for (int key = 0; key < 1_000; key++) {
            recent.put(key, "once");
            assertThat(recent.find(-1)).contains("used");
        }

        assertThat(recent.find(0)).isEmpty();
        assertThat(recent.get(-1, () -> "made anew")).isEqualTo("used");
    }
}
