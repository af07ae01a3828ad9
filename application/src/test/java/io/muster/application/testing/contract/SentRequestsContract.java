package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.synclog.SentRequests.Kept;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.SealedSecret;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface SentRequestsContract {
    Ports ports();

    @Test
    default void sentRequestIsFoundByItsEntryInItsOrganizationOnly() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        SealedSecret large = new SealedSecret("x".repeat(100_000));
        UUID entry = Fixtures.newId();
        ports().unitOfWork().run(() -> ports().sentRequests().add(acme, entry, NOON, large));

        assertThat(find(acme, entry)).contains(new Kept(NOON, large));
        assertThat(find(other, entry)).isEmpty();
        assertThat(find(acme, Fixtures.newId())).isEmpty();
    }

    @Test
    default void trimmingSentRequestsKeepsTheNewestOfTheOrganization() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        UUID theirs = add(other, NOON);
        UUID oldest = add(acme, NOON);
        UUID older = add(acme, NOON);
        UUID newest = add(acme, NOON);

        ports().unitOfWork().run(() -> ports().sentRequests().trim(acme, 2));

        assertThat(find(acme, oldest)).isEmpty();
        assertThat(find(acme, older)).isPresent();
        assertThat(find(acme, newest)).isPresent();
        assertThat(find(other, theirs)).isPresent();
    }

    @Test
    default void oldSentRequestsArePurgedWithinTheLimit() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        UUID theirs = add(other, NOON);
        add(acme, NOON);
        add(acme, NOON);
        UUID young = add(acme, NOON.plusSeconds(1));

        assertThat(purge(acme, 1)).isEqualTo(1);
        assertThat(purge(acme, 10)).isEqualTo(1);
        assertThat(find(acme, young)).isPresent();
        assertThat(find(other, theirs)).isPresent();
    }

    private UUID add(OrganizationId organization, Instant at) {
        UUID entry = Fixtures.newId();
        ports().unitOfWork().run(() -> ports().sentRequests().add(organization, entry, at, new SealedSecret("sealed")));
        return entry;
    }

    private Optional<Kept> find(OrganizationId organization, UUID entry) {
        return ports().unitOfWork().read(() -> ports().sentRequests().find(organization, entry));
    }

    private int purge(OrganizationId organization, int limit) {
        return ports().unitOfWork().write(() -> ports().sentRequests().purge(organization, NOON.plusSeconds(1), limit));
    }
}
