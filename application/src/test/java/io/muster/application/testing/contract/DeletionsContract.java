package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.event.PendingEvent.Audience;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.removal.Removal;
import io.muster.domain.webhook.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface DeletionsContract {
    Search<UserAttribute> EVERYBODY =
            new Search<>(Optional.empty(), Optional.empty(), new Search.Page.After(Optional.empty(), 10));

    Ports ports();

    @Test
    default void lastCompletedExportIsKeptWhenTheOrganizationChanges() {
        Organization acme = organization();
        Organization other = organization();
        assertThat(lastExport(acme)).isEmpty();

        ports().unitOfWork().run(() -> ports().deletions().exported(acme.id(), NOON));
        ports().unitOfWork().run(() -> ports().deletions().exported(acme.id(), NOON.plusSeconds(1)));
        ports().unitOfWork().run(() -> ports().organizations().save(acme.withPolicy("Other", acme.dialect(), true)));

        assertThat(lastExport(acme)).contains(NOON.plusSeconds(1));
        assertThat(lastExport(other)).isEmpty();
    }

    @Test
    default void deletedOrganizationIsNeitherFoundNorLockedNorListed() {
        Organization acme = organization();

        delete(acme.id());

        assertThat(find(acme.id())).isEmpty();
        assertThat(ports().unitOfWork().write(() -> ports().organizations().lock(acme.id())))
                .isEmpty();
        OrganizationId before = new OrganizationId(new UUID(
                acme.id().value().getMostSignificantBits(), acme.id().value().getLeastSignificantBits() - 1));
        assertThat(ports().unitOfWork().read(() -> ports().organizations()
                        .list(Optional.of(before), 1)
                        .items()))
                .extracting(Organization::id)
                .doesNotContain(acme.id());
    }

    @Test
    default void domainOfADeletedOrganizationIsFree() {
        Organization acme = organization();
        DomainName domain = acme.domains().stream().findFirst().orElseThrow();

        delete(acme.id());

        Organization next = Fixtures.acme(domain.value(), OrgRole.VIEWER);
        ports().unitOfWork().run(() -> ports().organizations().add(next));
        assertThat(ports().unitOfWork().read(() -> ports().organizations().ownerOf(domain)))
                .contains(next.id());
    }

    @Test
    default void releasedEmailOfADeletedOrganizationIsFree() {
        String email = "e" + UUID.randomUUID() + "@acme.example";
        OrganizationId acme = organization().id();
        Fixtures.added(ports(), Fixtures.user(acme, Fixtures.withEmail(Fixtures.profile("ann"), email)));
        OrganizationId other = organization().id();
        DirectoryUser next = Fixtures.user(other, Fixtures.withEmail(Fixtures.profile("ann"), email));

        delete(acme);
        ports().unitOfWork().run(() -> ports().deletions().releaseEmails(acme, 10));
        Fixtures.added(ports(), next);

        assertThat(ports().unitOfWork().read(() -> ports().users().find(other, next.id())))
                .isPresent();
    }

    @Test
    default void webhookOfADeletedOrganizationIsNotClaimed() {
        OrganizationId acme = organization().id();
        Webhook webhook = Hooks.added(ports(), Hooks.webhook(acme));

        delete(acme);

        assertThat(Hooks.claims(ports(), webhook, Hooks.LONG_AGO)).isEmpty();
    }

    @Test
    default void feedOfADeletedOrganizationIsNotLockedByTheRelay() {
        OrganizationId acme = organization().id();

        delete(acme);

        assertThat(ports().unitOfWork().write(() -> ports().eventFeed().tryLock(acme)))
                .isEmpty();
    }

    @Test
    default void dueRemovalOfADeletedOrganizationIsNotSettled() {
        OrganizationId acme = organization().id();
        ports().unitOfWork().run(() -> ports().removals()
                .add(new Removal(
                        acme,
                        1,
                        new UserId(Fixtures.newId()),
                        "Ana",
                        Removal.Kind.DEACTIVATION,
                        Fixtures.CAUSE,
                        Removal.State.HELD,
                        Optional.of(NOON),
                        Optional.empty())));
        assertThat(withDueRemovals()).contains(acme);

        delete(acme);

        assertThat(withDueRemovals()).doesNotContain(acme);
    }

    @Test
    default void onlyOrganizationsDeletedBeforeTheMomentArePurged() {
        OrganizationId acme = organization().id();
        OrganizationId other = organization().id();

        delete(acme);

        assertThat(ports().unitOfWork().read(() -> ports().deletions().deleted(NOON, Optional.empty(), 1_000)))
                .doesNotContain(acme, other);
        assertThat(ports().unitOfWork()
                        .read(() -> ports().deletions().deleted(NOON.plusNanos(1_000), Optional.empty(), 1_000)))
                .contains(acme)
                .doesNotContain(other);
        assertThat(ports().unitOfWork()
                        .read(() -> ports().deletions().deleted(NOON.plusNanos(1_000), Optional.of(acme), 1_000)))
                .doesNotContain(acme);
        assertThat(purge(other, 10)).isZero();
        assertThat(find(other)).isPresent();
    }

    @Test
    default void purgeDeletesAtMostTheLimitAtOnceAndEverythingInTheEnd() {
        OrganizationId acme = filled();
        OrganizationId other = filled();
        delete(acme);

        int batches = 0;
        int batch;
        do {
            batch = purge(acme, 3);
            assertThat(batch).isLessThanOrEqualTo(3);
            batches++;
        } while (batch > 0);

        assertThat(batches).isGreaterThan(2);
        assertThat(ports().unitOfWork()
                        .read(() -> ports().deletions().deleted(NOON.plusSeconds(1), Optional.empty(), 1_000)))
                .doesNotContain(acme);
        assertThat(users(acme)).isZero();
        assertThat(users(other)).isEqualTo(2);
        assertThat(ports().unitOfWork().read(() -> ports().workspaces().of(other)))
                .hasSize(1);
        assertThat(find(other)).isPresent();
    }

    private OrganizationId filled() {
        OrganizationId id = organization().id();
        DirectoryUser ann = Fixtures.added(
                ports(),
                Fixtures.user(id, Fixtures.withEmail(Fixtures.profile("ann"), UUID.randomUUID() + "@acme.example")));
        Fixtures.added(ports(), Fixtures.user(id, "bob"));
        DirectoryGroup group = Fixtures.added(ports(), Fixtures.group(id, "group"));
        Fixtures.added(ports(), Fixtures.workspace(id, "workspace"));
        ports().unitOfWork().run(() -> {
            ports().memberships().apply(id, group.id(), new Delta(Set.of(ann.id()), Set.of()), NOON);
            ports().outbox().add(List.of(PendingEvent.of(id, new Audience.Everybody())));
        });
        return id;
    }

    private Organization organization() {
        Organization organization = Fixtures.acme("d" + UUID.randomUUID() + ".example", OrgRole.VIEWER);
        ports().unitOfWork().run(() -> ports().organizations().add(organization));
        return organization;
    }

    private Optional<Instant> lastExport(Organization organization) {
        return ports().unitOfWork().read(() -> ports().deletions().lastExport(organization.id()));
    }

    private List<OrganizationId> withDueRemovals() {
        return ports().unitOfWork().read(() -> ports().removals().organizationsWithDue(NOON, Optional.empty(), 1_000));
    }

    private void delete(OrganizationId id) {
        ports().unitOfWork().run(() -> ports().deletions().delete(id, NOON));
    }

    private int purge(OrganizationId id, int limit) {
        return ports().unitOfWork().write(() -> ports().deletions().purge(id, limit));
    }

    private Optional<Organization> find(OrganizationId id) {
        return ports().unitOfWork().read(() -> ports().organizations().find(id));
    }

    private int users(OrganizationId id) {
        return ports().unitOfWork()
                .read(() -> ports().users().search(id, EVERYBODY).items().size());
    }
}
