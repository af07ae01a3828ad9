package io.muster.application.service.event;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.event.EventFeed;
import io.muster.application.port.out.event.Outbox.Waiting;
import io.muster.application.port.out.event.PublishingAttempts.Withheld;
import io.muster.application.service.event.OneBatch.NodeEnded;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventData;
import io.muster.domain.event.EventType;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.event.PendingEvent.Audience;
import io.muster.domain.event.PendingEvent.EventDraft;
import io.muster.domain.event.PublishingState;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Unavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Events that cannot be published, among others that can. */
class WithheldEventsTest {
    private static final String POISONED = "groups/poisoned";

    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final List<String> alarms = new ArrayList<>();
    private int failures;

    @Test
    void eventThatCannotBePublishedIsWithheldAndTheOthersKeepTheirOrder() {
        add("groups/1", "groups/2", POISONED, "groups/3");
        FeedWriter writer = writer(failing(new IllegalStateException("no")));

        assertThatThrownBy(() -> writer.writeUnlessLocked(acme)).hasMessage("no");
        assertThat(published()).isEmpty();
        for (int attempt = 1; attempt <= PublishingState.MAX_ATTEMPTS; attempt++) {
            assertThatThrownBy(() -> writer.writeUnlessLocked(acme)).hasMessage("no");
        }
        assertThat(published()).extracting(Event::subject).containsExactly("groups/1", "groups/2");
        assertThat(writer.writeUnlessLocked(acme)).isFalse();

        assertThat(published())
                .extracting(Event::subject)
                .containsExactly("groups/1", "groups/2", POISONED, "groups/3");
        Event marker = published().get(2);
        assertThat(marker.type()).isEqualTo(EventType.FEED_EVENT_WITHHELD.name());
        assertThat(marker.data().fields())
                .containsEntry("withheld", "io.muster.group.created")
                .containsEntry("position", "3");
        assertThat(withheld()).extracting(Withheld::reason).containsExactly("java.lang.IllegalStateException: no");
        assertThat(alarms).containsExactly("3 java.lang.IllegalStateException: no");
        assertThat(failures).isEqualTo(1 + PublishingState.MAX_ATTEMPTS);
    }

    @Test
    void eventAfterAWithheldOneIsPublishedInABatchAgain() {
        add(POISONED);
        FeedWriter writer = writer(failing(new IllegalStateException("no")));
        while (!isDone(writer)) {
            // the next attempt
        }
        add("groups/1", "groups/2", "groups/3");

        assertThat(writer(OneBatch.of(scene.ports)).writeUnlessLocked(acme)).isFalse();
        assertThat(published()).hasSize(4);
    }

    @Test
    void publishedEventsAreReadWhileAnEventFails() {
        add("groups/1", POISONED);
        FeedWriter writer = writer(failing(new IllegalStateException("no")));

        assertThat(writer.write(acme)).isTrue();
        assertThat(writer.write(acme)).isTrue();

        assertThat(published()).extracting(Event::subject).containsExactly("groups/1");
    }

    @Test
    void eventThatStopsItsNodeWhenItIsAloneIsNotAttemptedAgain() {
        add("groups/1", POISONED, "groups/2");

        assertThatThrownBy(() -> node().writeUnlessLocked(acme)).isInstanceOf(NodeStopped.class);
        // the others wait, as the attempt may be at work
        assertThat(node().writeUnlessLocked(acme)).isFalse();
        scene.passes(PublishingState.PATIENCE);
        assertThatThrownBy(() -> node().writeUnlessLocked(acme)).isInstanceOf(NodeStopped.class);
        scene.passes(PublishingState.PATIENCE);
        assertThat(node().writeUnlessLocked(acme)).isFalse();

        assertThat(failures).isEqualTo(2);
        assertThat(published()).extracting(Event::subject).containsExactly("groups/1", POISONED, "groups/2");
        assertThat(published().get(1).type()).isEqualTo(EventType.FEED_EVENT_WITHHELD.name());
        assertThat(withheld())
                .extracting(Withheld::reason)
                .containsExactly("A node stopped while it published the event");
    }

    @Test
    void outageOfTheDatabaseDoesNotCountAsAnAttempt() {
        add(POISONED);
        Unavailable outage = new Unavailable(Unavailable.Reason.NO_CONNECTION, new IllegalStateException());
        FeedWriter writer = writer(failing(outage));

        for (int attempt = 0; attempt < 10; attempt++) {
            assertThatThrownBy(() -> writer.writeUnlessLocked(acme)).isSameAs(outage);
        }

        assertThat(withheld()).isEmpty();
        writer(scene.ports).writeUnlessLocked(acme);
        assertThat(published()).extracting(Event::type).containsExactly(EventType.GROUP_CREATED.name());
    }

    @Test
    void outageDuringWhichTheEndOfAnAttemptCannotBeStoredDoesNotCount() {
        add(POISONED);
        Unavailable outage = new Unavailable(Unavailable.Reason.NO_CONNECTION, new IllegalStateException());
        AtomicBoolean lost = new AtomicBoolean();
        FeedWriter writer = writer(with(stopping(lost), failing(outage, () -> lost.set(true))));

        for (int attempt = 0; attempt < 10; attempt++) {
            assertThatThrownBy(() -> writer.writeUnlessLocked(acme)).isSameAs(outage);
            lost.set(false);
        }

        assertThat(withheld()).isEmpty();
    }

    @Test
    void releasedEventIsPublishedAfterTheOthers() {
        add(POISONED, "groups/1");
        FeedWriter writer = writer(failing(new IllegalStateException("no")));
        while (!isDone(writer)) {
            // the next attempt
        }

        long position = withheld().get(0).position();
        scene.ports.unitOfWork().run(() -> scene.ports.publishingAttempts().release(acme, position));
        writer(scene.ports).writeUnlessLocked(acme);

        assertThat(published())
                .extracting(Event::type)
                .containsExactly(
                        EventType.FEED_EVENT_WITHHELD.name(),
                        EventType.GROUP_CREATED.name(),
                        EventType.GROUP_CREATED.name());
    }

    @Test
    void accessOfManyIsPublishedInPartsThatGrowAfterAFailure() {
        IntStream.range(0, 300).forEach(number -> scene.create(profile("user" + number)));
        PublishingState suspected = new PublishingState(Optional.empty(), Optional.of(Long.MAX_VALUE));
        scene.ports.unitOfWork().run(() -> {
            scene.ports
                    .outbox()
                    .remove(
                            acme,
                            scene.ports.outbox().waiting(acme, 1_000).items().stream()
                                    .map(Waiting::position)
                                    .toList());
            scene.ports.outbox().add(List.of(PendingEvent.of(acme, new Audience.Everybody())));
            scene.ports.publishingAttempts().save(acme, suspected);
        });

        assertThatThrownBy(() -> writer(OneBatch.of(scene.ports)).writeUnlessLocked(acme))
                .isInstanceOf(NodeEnded.class);
        assertThat(published()).hasSize(1);
        assertThat(writer(scene.ports).writeUnlessLocked(acme)).isFalse();
        assertThat(published()).hasSize(300);
    }

    /** Returns whether the feed has nothing pending; an attempt may fail. */
    private boolean isDone(FeedWriter writer) {
        try {
            return !writer.writeUnlessLocked(acme);
        } catch (IllegalStateException failed) {
            return false;
        }
    }

    private List<Event> published() {
        return scene.ports
                .unitOfWork()
                .read(() -> scene.ports.eventFeed().after(acme, 0, 500).items());
    }

    private List<Withheld> withheld() {
        return scene.ports.unitOfWork().read(() -> scene.ports
                .publishingAttempts()
                .withheld(acme, Optional.empty(), 10)
                .items());
    }

    private void add(String... subjects) {
        scene.ports.unitOfWork().run(() -> scene.ports
                .outbox()
                .add(Stream.of(subjects)
                        .map(subject -> new PendingEvent(
                                acme,
                                Optional.of(new EventDraft(
                                        Fixtures.newId(),
                                        EventType.GROUP_CREATED.name(),
                                        subject,
                                        NOON,
                                        EventData.NONE)),
                                new Audience.Nobody()))
                        .toList()));
    }

    private FeedWriter writer(Ports ports) {
        return new FeedWriter(
                ports, (organization, position, reason) -> alarms.add(position + " " + reason), scene.environment);
    }

    /** Returns a writer on a node of its own, which the poisoned event stops. */
    private FeedWriter node() {
        AtomicBoolean stopped = new AtomicBoolean();
        NodeStopped stop = new NodeStopped();
        return writer(with(stopping(stopped), failing(stop, () -> stopped.set(true))));
    }

    private static final class NodeStopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Returns the ports with a feed that fails when the poisoned event is appended. */
    private Ports failing(RuntimeException failure) {
        return with(scene.ports.unitOfWork(), failing(failure, () -> {}));
    }

    private EventFeed failing(RuntimeException failure, Runnable first) {
        return (EventFeed) Proxy.newProxyInstance(
                EventFeed.class.getClassLoader(), new Class<?>[] {EventFeed.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("append")
                            && ((List<?>) arguments[1]).stream().anyMatch(this::isPoisoned)) {
                        failures++;
                        first.run();
                        throw failure;
                    }
                    try {
                        return method.invoke(scene.ports.eventFeed(), arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private boolean isPoisoned(Object event) {
        return event instanceof Event appended
                && appended.subject().equals(POISONED)
                && !appended.type().equals(EventType.FEED_EVENT_WITHHELD.name());
    }

    /** Returns units of work that fail while they are stopped. */
    private UnitOfWork stopping(AtomicBoolean stopped) {
        return new UnitOfWork() {
            @Override
            public <T> T write(Supplier<T> work) {
                if (stopped.get()) {
                    throw new IllegalStateException("stopped");
                }
                return scene.ports.unitOfWork().write(work);
            }

            @Override
            public <T> T read(Supplier<T> work) {
                return write(work);
            }
        };
    }

    private Ports with(UnitOfWork unitOfWork, EventFeed feed) {
        return Fixtures.with(Fixtures.with(scene.ports, UnitOfWork.class, unitOfWork), EventFeed.class, feed);
    }
}
