package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.simulation.Conversation;
import io.muster.domain.simulation.Conversation.Expectation;
import io.muster.domain.simulation.Conversation.Step;
import io.muster.domain.simulation.Values;
import io.muster.idp.simulation.ConversationFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replays the conversations that simulations play, with a client of the tests. */
@OnEachDatabase
class ConversationsIT {
    private static final List<Conversation> ALL = new ConversationFiles().all();

    private final Tenant tenant;

    ConversationsIT(MusterServer server) {
        tenant = Tenant.on(server);
    }

    @Test
    void conversationsOfFiveIdentityProvidersAreAnsweredAsExpected() {
        assertThat(ALL).hasSize(5);
        for (Conversation conversation : ALL) {
            replay(conversation);
        }
    }

    /** The mark is the beginning of the names by which a simulation finds and removes its users and groups. */
    @Test
    void everyUserAndGroupOfAConversationHasTheMarkInItsName() {
        for (Conversation conversation : ALL) {
            for (Step step : conversation.steps()) {
                step.body().ifPresent(body -> assertThat(body)
                        .as(step.title())
                        .doesNotContainPattern("\"(userName|path\":\"userName\",\"value)\":\"(?!\\{\\{mark}})")
                        .doesNotContainPattern(
                                step.path().startsWith("/Groups") ? "\"displayName\":\"(?!\\{\\{mark}})" : "\\z."));
            }
        }
    }

    private void replay(Conversation conversation) {
        String mark = "replay-" + conversation.id();
        Client client = tenant.scim().with("User-Agent", conversation.userAgent());
        Values values = new Values(Map.of(Values.MARK, mark, Values.DOMAIN, tenant.domain()));
        for (Step step : conversation.steps()) {
            Answer answer = client.raw(
                            step.method(),
                            values.target(step),
                            step.body().map(values::in).orElse(""))
                    .is(step.status());
            check(step, values, answer);
            for (Map.Entry<String, String> kept : step.keep().entrySet()) {
                values =
                        values.with(kept.getKey(), answer.text(kept.getValue())).orElseThrow();
            }
        }
    }

    private static void check(Step step, Values values, Answer answer) {
        for (Expectation expected : step.expected()) {
            expected.value()
                    .ifPresentOrElse(
                            value -> answer.has(expected.pointer(), values.in(value)),
                            () -> answer.lacks(expected.pointer()));
        }
    }
}
