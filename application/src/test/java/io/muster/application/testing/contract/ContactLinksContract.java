package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.contact.ContactLink;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

public interface ContactLinksContract {
    Ports ports();

    @Test
    default void contactLinkIsFoundAndRemovedInItsOrganizationOnly() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        ContactLink link = added(acme, NOON);

        assertThat(find(acme, link)).contains(link);
        assertThat(find(other, link)).isEmpty();
        assertThat(write(() -> ports().contactLinks().lockShared(other, link.id())))
                .isEmpty();
        assertThat(write(() -> ports().contactLinks().remove(other, link.id()))).isFalse();
        assertThat(write(() -> ports().contactLinks().lockShared(acme, link.id())))
                .contains(link);
        assertThat(write(() -> ports().contactLinks().remove(acme, link.id()))).isTrue();
        assertThat(write(() -> ports().contactLinks().remove(acme, link.id()))).isFalse();
        assertThat(write(() -> ports().contactLinks().lockShared(acme, link.id())))
                .isEmpty();
    }

    @Test
    default void contactLinksOfAnOrganizationAreListedInTheirOrder() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        added(Fixtures.newOrganization(ports()), NOON);
        ContactLink first = added(acme, NOON);
        ContactLink second = added(acme, NOON);

        assertThat(ports().unitOfWork().read(() -> ports().contactLinks().of(acme)))
                .containsExactly(first, second);
    }

    @Test
    default void useOfAContactLinkIsStoredAtMostOnceAMinute() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        ContactLink link = added(acme, NOON);

        assertThat(used(acme, link, NOON)).isTrue();
        assertThat(used(acme, link, NOON.plusSeconds(59))).isFalse();
        assertThat(used(acme, link, NOON.plusSeconds(60))).isTrue();
        assertThat(used(Fixtures.newOrganization(ports()), link, NOON.plusSeconds(600)))
                .isFalse();

        assertThat(find(acme, link).flatMap(ContactLink::lastUsedAt)).contains(NOON.plusSeconds(60));
    }

    @Test
    default void contactLinksThatEndedBeforeArePurgedWithinTheLimit() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        added(acme, NOON);
        added(acme, NOON);
        ContactLink young = added(acme, NOON.plusSeconds(1));
        Instant before = young.endsAt();

        assertThat(write(() -> ports().contactLinks().purge(acme, before, 1))).isEqualTo(1);
        assertThat(write(() -> ports().contactLinks().purge(acme, before, 10))).isEqualTo(1);
        assertThat(ports().unitOfWork().read(() -> ports().contactLinks().of(acme)))
                .containsExactly(young);
    }

    private ContactLink added(OrganizationId organization, Instant made) {
        ContactLink link = Fixtures.contactLink(organization, made);
        ports().unitOfWork().run(() -> ports().contactLinks().add(link));
        return link;
    }

    private boolean used(OrganizationId organization, ContactLink link, Instant now) {
        return write(() -> ports().contactLinks().used(organization, link.id(), now));
    }

    private Optional<ContactLink> find(OrganizationId organization, ContactLink link) {
        return ports().unitOfWork().read(() -> ports().contactLinks().find(organization, link.id()));
    }

    private <T> T write(Supplier<T> work) {
        return ports().unitOfWork().write(work);
    }
}
