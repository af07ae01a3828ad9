package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.invitation.InvitationId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.token.SecretDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

public interface InvitationsContract {
    Ports ports();

    @Test
    default void invitationIsFoundByIdAndAddressInItsOrganizationOnly() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        Invitation ana = put(acme, "Ana@acme.example", NOON);

        assertThat(find(acme, ana.id())).contains(ana);
        assertThat(find(other, ana.id())).isEmpty();
        assertThat(byEmail(acme, "ana@ACME.example")).contains(ana);
        assertThat(byEmail(other, "ana@acme.example")).isEmpty();
        assertThat(write(() -> ports().invitations().remove(other, ana.id()))).isFalse();
        assertThat(write(() -> ports().invitations().remove(acme, ana.id()))).isTrue();
        assertThat(write(() -> ports().invitations().remove(acme, ana.id()))).isFalse();
    }

    @Test
    default void laterInvitationOfAnAddressReplacesTheEarlier() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Invitation first = put(acme, "ana@acme.example", NOON);
        Invitation second = put(acme, "ANA@acme.example", NOON.plusSeconds(1));

        assertThat(find(acme, first.id())).isEmpty();
        assertThat(byEmail(acme, "ana@acme.example")).contains(second);
        assertThat(ports().unitOfWork().<Long>read(() -> ports().invitations().count(acme)))
                .isEqualTo(1);
    }

    @Test
    default void pageGoesOnAfterAnInvitation() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        put(Fixtures.newOrganization(ports()), "x@acme.example", NOON);
        List<Invitation> all = List.of(
                put(acme, "a@acme.example", NOON),
                put(acme, "b@acme.example", NOON),
                put(acme, "c@acme.example", NOON));

        assertThat(page(acme, Optional.empty())).containsExactly(all.get(0), all.get(1));
        assertThat(page(acme, Optional.of(all.get(1).id()))).containsExactly(all.get(2));
    }

    @Test
    default void oldInvitationsArePurgedWithinTheLimit() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        put(acme, "a@acme.example", NOON);
        put(acme, "b@acme.example", NOON);
        Invitation young = put(acme, "c@acme.example", NOON.plusSeconds(1));

        assertThat(write(() -> ports().invitations().purge(acme, NOON.plusSeconds(1), 1)))
                .isEqualTo(1);
        assertThat(write(() -> ports().invitations().purge(acme, NOON.plusSeconds(1), 10)))
                .isEqualTo(1);
        assertThat(page(acme, Optional.empty())).containsExactly(young);
    }

    private Invitation put(OrganizationId organization, String email, Instant made) {
        Invitation invitation = new Invitation(
                organization,
                new InvitationId(Fixtures.newId()),
                EmailAddress.of(email),
                Optional.of(OrgRole.DEVELOPER),
                new SecretDigest(new byte[] {1, 2}),
                new Provenance(made, "operator (key)"));
        ports().unitOfWork().run(() -> ports().invitations().put(invitation));
        return invitation;
    }

    private Optional<Invitation> find(OrganizationId organization, InvitationId id) {
        return ports().unitOfWork().read(() -> ports().invitations().find(organization, id));
    }

    private Optional<Invitation> byEmail(OrganizationId organization, String email) {
        return ports().unitOfWork().read(() -> ports().invitations().findByEmail(organization, EmailAddress.of(email)));
    }

    private List<Invitation> page(OrganizationId organization, Optional<InvitationId> after) {
        return ports().unitOfWork().read(() -> ports().invitations().page(organization, after, 2));
    }

    private <T> T write(Supplier<T> work) {
        return ports().unitOfWork().write(work);
    }
}
