package io.muster.rest.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.event.ReadEvents;
import io.muster.application.testing.Fixtures;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import jakarta.json.JsonObject;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventsViewTest {
    private final Event event = new Event(
            new OrganizationId(UUID.fromString("00000000-0000-7000-8000-000000000001")),
            42,
            UUID.fromString("00000000-0000-7000-8000-000000000002"),
            EventType.MEMBER_ACCESS_CHANGED.name(),
            "members/3",
            Fixtures.NOON,
            EventData.NONE.with("role", "ADMIN"));

    @Test
    void pageHasEachEventAsCloudEventsWritesIt() {
        EventsView page = EventsView.of(new ReadEvents.Events(List.of(event), 42, true));

        assertThat(page).isEqualTo(new EventsView(List.of(CloudEventJson.of(event)), "42", true));
    }

    @Test
    void descriptionOfAnEventHasExactlyTheWrittenFields() {
        JsonObject written = CloudEventJson.of(event);

        assertThat(Arrays.stream(EventsView.CloudEvent.class.getRecordComponents())
                        .map(RecordComponent::getName))
                .containsExactlyElementsOf(written.keySet());
    }
}
