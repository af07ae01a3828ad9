package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.e2e.Receiver.Message;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Delivers events to receivers that accept, fail or are gone. */
@OnEachDatabase
class WebhookDeliveryIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Tenant tenant;
    private final Client admin;
    private final Receiver receiver = new Receiver();

    WebhookDeliveryIT(MusterServer server) {
        tenant = Tenant.on(server);
        admin = tenant.admin();
    }

    @AfterEach
    void stopReceiving() {
        receiver.close();
    }

    @Test
    void everyEventIsDeliveredSignedAndEqualToTheFeed() {
        String before = tenant.user("before");
        Follower follower = new Follower(admin).catchUp();
        int old = follower.events().size();
        Hook hook = hook();
        String platform = tenant.workspace("Platform");
        String ana = tenant.user("ana");
        String group = tenant.group("Engineers", ana, before);
        tenant.map(group, "DEVELOPER", platform);
        tenant.deactivate(ana).is(200);
        tenant.admin().put("/members/" + before + "/role", "{'role':'VIEWER'}").is(200);
        tenant.scim().delete("/Users/" + ana).is(204);

        List<JsonObject> expected = follower.catchUp()
                .isComplete()
                .events()
                .subList(old, follower.events().size());
        receiver.awaitAll(ids(expected), SOON);

        assertThat(expected).hasSizeGreaterThan(7);
        assertThat(receiver.messages())
                .allMatch(message -> message.isSignedWith(hook.secret()))
                .allMatch(message -> message.id().equals(message.event().getString("id")))
                .allMatch(message -> message.headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .startsWith("application/cloudevents+json"));
        assertThat(receiver.messages().stream().map(Message::event).distinct()).containsExactlyElementsOf(expected);
        Receiver.await(() -> status(hook).text("/waiting").equals("0"), SOON);
        status(hook).has("/delivered", follower.cursor()).has("/waiting", 0).has("/retrying", 0);
    }

    @Test
    void rotationSignsWithBothSecretsUntilTheOldOneIsRevoked() {
        Hook hook = hook();
        String fresh = admin.post(hook.path() + "/secret/rotations", "").is(201).text("/secret");
        tenant.user("during");
        assertThat(arrived()).allMatch(message -> message.isSignedWith(hook.secret()) && message.isSignedWith(fresh));

        admin.delete(hook.path() + "/secret/retiring").is(200);
        receiver.messages().clear();
        tenant.user("after");

        assertThat(arrived()).allMatch(message -> message.isSignedWith(fresh) && !message.isSignedWith(hook.secret()));
    }

    @Test
    void failedDeliveryIsRetriedWithoutDelayingOthers() {
        Hook hook = hook();
        Set<String> failed = ConcurrentHashMap.newKeySet();
        receiver.answers(message -> message.event().getString("type").endsWith("member.created")
                        && failed.isEmpty()
                        && failed.add(message.id())
                ? 503
                : 200);
        List<String> users = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            users.add(tenant.user("m" + number));
        }
        Follower follower = new Follower(admin).catchUp();
        receiver.awaitAll(ids(follower.events()), SOON);
        status(hook).has("/retrying", 1).has("/deadLetters", 0);

        Receiver.await(() -> sent(failed).size() == 2, SOON);

        List<Message> attempts = sent(failed);
        assertThat(attempts).hasSize(2).allMatch(message -> message.isSignedWith(hook.secret()));
        assertThat(attempts.get(1).body()).isEqualTo(attempts.get(0).body());
        assertThat(receiver.messages().indexOf(attempts.get(1)))
                .isEqualTo(receiver.messages().size() - 1);
        assertThat(follower.subjects("member.created")).isEqualTo(users);
        Receiver.await(() -> status(hook).text("/retrying").equals("0"), SOON);
        status(hook)
                .has("/retrying", 0)
                .has("/deadLetters", 0)
                .has("/failuresInARow", 0)
                .has("/state", "ACTIVE");
    }

    @Test
    void status410StopsDeliveryUntilTheWebhookIsReactivated() {
        Hook hook = hook();
        receiver.answers(message -> 410);
        tenant.user("ana");
        Receiver.await(() -> status(hook).text("/state").equals("GONE"), SOON);
        status(hook).has("/state", "GONE");
        assertThat(receiver.messages()).hasSize(1);

        tenant.user("bob");
        List<JsonObject> events = new Follower(admin).catchUp().events();
        receiver.answers(message -> 200);
        receiver.messages().clear();
        admin.patch(hook.path(), "{'active':true}").is(200).has("/state", "ACTIVE");

        receiver.awaitAll(ids(events), SOON);
    }

    @Test
    void replaySendsDeliveredEventsAgain() {
        Hook hook = hook();
        tenant.user("ana");
        Set<String> events = ids(new Follower(admin).catchUp().events());
        receiver.awaitAll(events, SOON);
        Receiver.await(() -> status(hook).text("/waiting").equals("0"), SOON);
        receiver.messages().clear();

        admin.post(hook.path() + "/replays", "{'after':0}").is(202).has("/events", events.size());

        receiver.awaitAll(events, SOON);
    }

    @Test
    void deletedWebhookReceivesNoMoreEvents() {
        Hook removed = hook();
        tenant.user("ana");
        receiver.awaitAll(ids(new Follower(admin).catchUp().events()), SOON);
        Receiver.await(() -> status(removed).text("/waiting").equals("0"), SOON);
        admin.delete(removed.path()).is(204);
        receiver.messages().clear();

        try (Receiver other = new Receiver()) {
            admin.post("/webhooks", "{'url':'" + other.url() + "'}").is(201);
            tenant.user("bob");
            other.awaitAll(Set.of(lastId()), SOON);
        }
        assertThat(receiver.messages()).isEmpty();
    }

    private record Hook(String path, String secret) {}

    /** Registers a webhook of the receiver. */
    private Hook hook() {
        Answer created =
                admin.post("/webhooks", "{'url':'" + receiver.url() + "'}").is(201);
        return new Hook("/webhooks/" + created.text("/webhook/id"), created.text("/secret"));
    }

    private Answer status(Hook hook) {
        return admin.get(hook.path()).is(200);
    }

    /** Waits for the newest event; returns all messages. */
    private List<Message> arrived() {
        receiver.awaitAll(Set.of(lastId()), SOON);
        return receiver.messages();
    }

    private String lastId() {
        List<JsonObject> events = new Follower(admin).catchUp().events();
        return events.get(events.size() - 1).getString("id");
    }

    private List<Message> sent(Set<String> ids) {
        return receiver.messages().stream()
                .filter(message -> ids.contains(message.id()))
                .toList();
    }

    private static Set<String> ids(List<JsonObject> events) {
        return events.stream().map(event -> event.getString("id")).collect(Collectors.toSet());
    }
}
