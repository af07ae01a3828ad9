package io.muster.rest.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.Fixtures;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CloudEventJsonTest {
    private final Event event = new Event(
            new OrganizationId(UUID.fromString("00000000-0000-7000-8000-000000000001")),
            42,
            UUID.fromString("00000000-0000-7000-8000-000000000002"),
            EventType.MEMBER_ACCESS_CHANGED.name(),
            "members/3",
            Fixtures.NOON,
            EventData.NONE.with("role", "ADMIN").with("active", true).with("workspaces", List.of("a", "\u00e9\"")));

    @Test
    void anEventIsWrittenByCloudEvents() {
        JsonObject json = CloudEventJson.of(event);

        assertThat(json.getString("specversion")).isEqualTo("1.0");
        assertThat(json.getString("id")).isEqualTo(event.id().toString());
        assertThat(json.getString("source")).isEqualTo("/organizations/00000000-0000-7000-8000-000000000001");
        assertThat(json.getString("type")).isEqualTo("io.muster.member.access_changed");
        assertThat(json.getString("subject")).isEqualTo("members/3");
        assertThat(json.getString("time")).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(json.getString("datacontenttype")).isEqualTo("application/json");
        assertThat(json.getString("sequence")).isEqualTo("0000000000000000042");
    }

    @Test
    void itsDataKeepsTextsFlagsAndLists() {
        assertThat(CloudEventJson.of(event).getJsonObject("data"))
                .hasToString("{\"role\":\"ADMIN\",\"active\":true,\"workspaces\":[\"a\",\"\u00e9\\\"\"]}");
        assertThat(new String(CloudEventJson.bytes(event), StandardCharsets.UTF_8))
                .isEqualTo(CloudEventJson.of(event).toString());
    }
}
