package io.muster.idp.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.simulation.Conversation;
import io.muster.domain.simulation.Conversation.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationFilesTest {
    private static final List<Conversation> ALL = new ConversationFiles().all();

    /** The mark is the beginning of the names by which a simulation finds and removes its users and groups. */
    @Test
    void everyUserAndGroupOfAConversationHasTheMarkInItsName() {
        assertThat(ALL).hasSize(5);
        for (Conversation conversation : ALL) {
            for (Step step : conversation.steps()) {
                step.body().ifPresent(body -> assertThat(body)
                        .as(step.title())
                        .doesNotContainPattern("\"(userName|path\":\"userName\",\"value)\":\"(?!\\{\\{mark}})")
                        .doesNotContainPattern(
                                step.path().startsWith("/Groups")
                                        ? "\"(displayName|path\":\"displayName\",\"value)\":\"(?!\\{\\{mark}})"
                                        : "\\z."));
            }
        }
    }
}
