package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.simulation.Conversation;
import io.muster.domain.simulation.Conversation.Expectation;
import io.muster.domain.simulation.Conversation.Step;
import io.muster.domain.simulation.Values;
import io.muster.idp.simulation.ConversationFiles;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Replays the conversations that simulations play, with a client of the tests, and reads between the steps what they
 * have left.
 */
@OnEachDatabase
class ConversationsIT {
    private static final List<Conversation> ALL = new ConversationFiles().all();

    private final Tenant tenant;

    ConversationsIT(MusterServer server) {
        tenant = Tenant.on(server);
    }

    @Test
    void oktaIsAnsweredAsExpectedAndItsChangesAreLogged() {
        Replay okta = new Replay("OKTA");

        okta.through("Okta tests the connection by asking for two users")
                .has("/totalResults", 0)
                .has("/Resources", "[]");
        okta.through("Okta deactivates the user by PUT");
        tenant.newestEntry().has("/items/0/action", "DEACTIVATE");
        okta.through("Okta deactivates the second user by PATCH without a path");
        tenant.newestEntry()
                .has("/items/0/action", "DEACTIVATE")
                .has("/items/0/status", "SUCCESS")
                .has("/items/0/resource/id", okta.kept("other"));
        okta.through("Okta pushes a group").has("/members", "[]");
        okta.through("Okta replaces all members");
        assertThat(members(okta)).hasSize(2);
        okta.through("Okta pushes a member who is unknown, which must not fail the push");
        assertThat(members(okta)).hasSize(2);
        Answer entry = tenant.newestEntry().has("/items/0/status", "SUCCESS").has("/items/0/action", "ADD_MEMBERS");
        assertThat(entry.text("/items/0/note")).contains("01a20d60-0a32-7bdf-b036-5d8cb415b95f");
        okta.through("Okta empties the group by PUT").has("/members", "[]");
        okta.toItsEnd();
    }

    @Test
    void entraIsAnsweredAsExpectedAndItsEmptyRemovalIsLoggedAsSkipped() {
        Replay entra = new Replay("ENTRA_CLASSIC");

        entra.through("Entra tests the connection by a name that nobody has; 404 would mean quarantine")
                .has("/Resources", "[]");
        entra.through("Entra removes an empty list of members, which removes nobody");
        tenant.newestEntry().has("/items/0/status", "SKIPPED");
        entra.toItsEnd();
    }

    @Test
    void entraWithItsComplianceFlagIsAnsweredAsExpected() {
        Replay entra = new Replay("ENTRA_FLAGGED");

        entra.through("The group has no member").has("/members", "[]");
        entra.toItsEnd();
    }

    @Test
    void suspensionAndDeletionByOneLoginAreLoggedSeparately() {
        Replay oneLogin = new Replay("ONELOGIN");

        oneLogin.through("OneLogin suspends the user");
        tenant.newestEntry().has("/items/0/action", "DEACTIVATE");
        oneLogin.through("OneLogin deletes the user");
        tenant.newestEntry().has("/items/0/action", "DELETE");
        oneLogin.toItsEnd();
    }

    @Test
    void testUserAndGroupOfJumpCloudCanBeCreatedAgainAfterDeletion() {
        new Replay("JUMPCLOUD").toItsEnd();
    }

    private List<?> members(Replay replay) {
        return tenant.scim().get("/Groups/" + replay.kept("group")).list("members");
    }

    /** Sends the steps of a conversation in order, and requires of each answer what its step expects. */
    private final class Replay {
        private final Client client;
        private final Iterator<Step> steps;
        private Values values;

        Replay(String id) {
            Conversation conversation = Conversation.named(id, ALL);
            client = tenant.scim().with("User-Agent", conversation.userAgent());
            steps = conversation.steps().iterator();
            values = new Values(Map.of(Values.MARK, "replay-" + id, Values.DOMAIN, tenant.domain()));
        }

        /** Sends the next steps up to the one with this title; returns the answer to that one. */
        Answer through(String title) {
            while (steps.hasNext()) {
                Step step = steps.next();
                Answer answer = send(step);
                if (step.title().equals(title)) {
                    return answer;
                }
            }
            throw new AssertionError("No step that is left has the title " + title);
        }

        void toItsEnd() {
            steps.forEachRemaining(this::send);
        }

        /** Returns a value that a step has kept. */
        String kept(String name) {
            return values.in("{{" + name + "}}");
        }

        private Answer send(Step step) {
            Answer answer = client.raw(
                            step.method(),
                            values.target(step),
                            step.body().map(values::in).orElse(""))
                    .is(step.status());
            step.expected().forEach(expectation -> check(expectation, answer));
            if (step.status() == 201) {
                assertThat(answer.header("Location")).endsWith(step.path() + "/" + answer.id());
            } else if (step.status() >= 400) {
                answer.isError(step.status(), scimType(step));
            }
            step.keep()
                    .forEach((name, pointer) ->
                            values = values.with(name, answer.text(pointer)).orElseThrow());
            return answer;
        }

        private void check(Expectation expectation, Answer answer) {
            expectation
                    .value()
                    .ifPresentOrElse(
                            value -> answer.has(expectation.pointer(), values.in(value)),
                            () -> answer.lacks(expectation.pointer()));
        }

        private static String scimType(Step step) {
            return step.expected().stream()
                    .filter(expectation -> expectation.pointer().equals("/scimType"))
                    .flatMap(expectation -> expectation.value().stream())
                    .findFirst()
                    .orElse("");
        }
    }
}
