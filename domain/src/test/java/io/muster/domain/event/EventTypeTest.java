package io.muster.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTypeTest {
    @Test
    void textFollowsFromTheName() {
        assertThat(EventType.text(EventType.MEMBER_ACCESS_CHANGED.name())).isEqualTo("io.muster.member.access_changed");
        assertThat(EventType.text("MEMBER_OF_TOMORROW")).isEqualTo("io.muster.member.of_tomorrow");
    }
}
