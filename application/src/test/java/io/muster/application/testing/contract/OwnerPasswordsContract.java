package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.password.PasswordHash;
import io.muster.domain.password.PasswordLink;
import io.muster.domain.password.Tries;
import io.muster.domain.token.SecretDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface OwnerPasswordsContract {
    Ports ports();

    @Test
    default void savedPasswordIsFoundWholeInItsOrganizationOnly() {
        DirectoryUser ana = owner(Fixtures.newOrganization(ports()));
        OrganizationId other = Fixtures.newOrganization(ports());
        PasswordLink link =
                new PasswordLink(new SecretDigest(new byte[] {1, 2, 3}), new Provenance(NOON, "operator (key)"));
        OwnerPassword whole = new OwnerPassword(
                ana.organization(),
                ana.id(),
                Optional.of(new PasswordHash("$argon2id$" + "x".repeat(PasswordHash.MAX_LENGTH - 10))),
                Optional.of(NOON),
                new Tries(7, Optional.of(NOON.plusSeconds(1))),
                Optional.of(link));
        save(whole);

        assertThat(find(ana)).contains(whole);
        assertThat(ports().unitOfWork().write(() -> ports().ownerPasswords().lock(ana.organization(), ana.id())))
                .contains(whole);
        assertThat(ports().unitOfWork().read(() -> ports().ownerPasswords().find(other, ana.id())))
                .isEmpty();
    }

    @Test
    default void laterStateReplacesTheFormer() {
        DirectoryUser ana = owner(Fixtures.newOrganization(ports()));
        OwnerPassword none = OwnerPassword.none(ana.organization(), ana.id());
        save(none);
        OwnerPassword set = none.set(new PasswordHash("hash"), NOON);
        save(set);

        assertThat(find(ana)).contains(set);
    }

    @Test
    default void triesOfNobodyCountForNoOwner() {
        DirectoryUser ana = owner(Fixtures.newOrganization(ports()));
        OwnerPassword set = OwnerPassword.none(ana.organization(), ana.id()).set(new PasswordHash("hash"), NOON);
        save(set);

        ports().unitOfWork().run(() -> ports().ownerPasswords().countNobodys(NOON));
        ports().unitOfWork().run(() -> ports().ownerPasswords().countNobodys(NOON.plusSeconds(1)));

        assertThat(find(ana)).contains(set);
    }

    @Test
    default void removedPasswordIsGoneAndThoseOfOthersStay() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = owner(acme);
        DirectoryUser bob = owner(acme);
        OrganizationId other = Fixtures.newOrganization(ports());
        save(OwnerPassword.none(acme, ana.id()));
        save(OwnerPassword.none(acme, bob.id()));

        ports().unitOfWork().run(() -> ports().ownerPasswords().remove(other, bob.id()));
        ports().unitOfWork().run(() -> ports().ownerPasswords().remove(acme, ana.id()));

        assertThat(find(ana)).isEmpty();
        assertThat(find(bob)).isPresent();
    }

    @Test
    default void passwordEndsWithItsMember() {
        DirectoryUser ana = owner(Fixtures.newOrganization(ports()));
        save(OwnerPassword.none(ana.organization(), ana.id()));

        ports().unitOfWork().run(() -> ports().users().remove(ana.organization(), ana.id()));

        assertThat(find(ana)).isEmpty();
    }

    @Test
    default void everyPasswordOfTheOrganizationIsOnOnePage() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<OwnerPassword> all = Stream.generate(
                        () -> OwnerPassword.none(acme, owner(acme).id()))
                .limit(3)
                .toList();
        all.forEach(this::save);
        DirectoryUser stranger = owner(Fixtures.newOrganization(ports()));
        save(OwnerPassword.none(stranger.organization(), stranger.id()));

        List<OwnerPassword> first = page(acme, Optional.empty());
        List<OwnerPassword> second = page(acme, Optional.of(first.get(1).member()));

        assertThat(first).hasSize(2);
        assertThat(Stream.concat(first.stream(), second.stream())).containsExactlyInAnyOrderElementsOf(all);
    }

    private List<OwnerPassword> page(OrganizationId organization, Optional<UserId> after) {
        return ports().unitOfWork().read(() -> ports().ownerPasswords().page(organization, after, 2));
    }

    private DirectoryUser owner(OrganizationId organization) {
        return added(ports(), user(organization, "o" + Fixtures.newId()));
    }

    private Optional<OwnerPassword> find(DirectoryUser member) {
        return ports().unitOfWork().read(() -> ports().ownerPasswords().find(member.organization(), member.id()));
    }

    private void save(OwnerPassword password) {
        ports().unitOfWork().run(() -> ports().ownerPasswords().save(password));
    }
}
