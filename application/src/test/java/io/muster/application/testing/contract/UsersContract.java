package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.admin;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.user;
import static io.muster.application.testing.Fixtures.withDetail;
import static io.muster.application.testing.Fixtures.withEmail;
import static io.muster.application.testing.Fixtures.withExternalId;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.Address;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.ForeignAddress;
import io.muster.domain.directory.LostAddress;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

public interface UsersContract {
    Ports ports();

    @Test
    default void addressLeadsToTheOrganizationOfItsUser() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        String address = "ann@" + Fixtures.newId() + ".example";
        added(ports(), user(acme, withEmail(profile("ann"), address)));

        assertThat(ports().unitOfWork()
                        .read(() -> ports().users().organizationOf(EmailAddress.of(address.toUpperCase(Locale.ROOT)))))
                .contains(acme);
        assertThat(ports().unitOfWork().read(() -> ports().users().organizationOf(EmailAddress.of("x" + address))))
                .isEmpty();
    }

    @Test
    default void userIsFoundByPrimaryEmailInItsOrganizationOnly() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        String address = "Ana-" + Fixtures.newId() + "@acme.example";
        DirectoryUser ana =
                Fixtures.added(ports(), Fixtures.user(acme, Fixtures.withEmail(Fixtures.profile("ana"), address)));
        EmailAddress asked = EmailAddress.of(address.toUpperCase(Locale.ROOT));

        assertThat(ports().unitOfWork().read(() -> ports().users().findByEmail(acme, asked)))
                .contains(ana);
        assertThat(ports().unitOfWork().read(() -> ports().users().findByEmail(other, asked)))
                .isEmpty();
        DirectoryUser inactive = ana.withProfile(ana.profile().activated(false), Fixtures.CAUSE);
        ports().unitOfWork().run(() -> ports().users().save(inactive));
        assertThat(ports().unitOfWork().read(() -> ports().users().findByEmail(acme, asked)))
                .contains(inactive);
    }

    @Test
    default void userIsReadWithEveryProperty() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), full(acme));

        assertThat(find(acme, ana.id())).contains(ana);
        assertThat(ports().unitOfWork().write(() -> ports().users().lock(acme, ana.id())))
                .contains(ana);
    }

    @Test
    default void changedUserIsReadAsSaved() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), full(acme));
        DirectoryUser renamed = ana.withProfile(
                withDetail(profile("other"), UserAttribute.TITLE, "Boss"), Fixtures.cause(NOON.plusSeconds(3)));

        save(renamed);

        assertThat(find(acme, ana.id())).contains(renamed);
    }

    @Test
    default void changeWithTheUserBeforeFreesFormerNameAndAddress() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        String domain = Fixtures.newId() + ".example";
        DirectoryUser before = added(ports(), user(acme, withEmail(profile("ana"), "a@" + domain)));
        DirectoryUser after =
                before.withProfile(withEmail(profile("eva"), "b@" + domain), Fixtures.cause(NOON.plusSeconds(3)));

        ports().unitOfWork().run(() -> ports().users().change(before, after));

        assertThat(find(acme, before.id())).contains(after);
        // name and address are free again
        added(ports(), user(acme, withEmail(profile("ana"), "a@" + domain)));
        assertThat(ports().unitOfWork().read(() -> ports().users().findByEmail(acme, EmailAddress.of("b@" + domain))))
                .contains(after);
    }

    @Test
    default void userOfAnotherOrganizationIsNotFound() {
        OrganizationId other = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), user(Fixtures.newOrganization(ports()), "ana"));

        assertThat(find(other, ana.id())).isEmpty();
        assertThat(ports().unitOfWork().write(() -> ports().users().lock(other, ana.id())))
                .isEmpty();
    }

    @Test
    default void userOfAnotherOrganizationIsNotRemoved() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), user(acme, "ana"));

        remove(other, ana);

        assertThat(find(acme, ana.id())).isPresent();
    }

    @Test
    default void userNameIsUniqueInItsOrganizationInAnyCase() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        added(ports(), user(acme, "Ana"));

        refused(user(acme, "aNA"));
        added(ports(), user(Fixtures.newOrganization(ports()), "Ana"));
    }

    @Test
    default void externalIdIsUniqueInItsOrganizationInTheSameCase() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        added(ports(), user(acme, withExternalId(profile("ana"), "ext")));

        refused(user(acme, withExternalId(profile("ben"), "ext")));
        added(ports(), user(acme, withExternalId(profile("eve"), "EXT")));
    }

    @Test
    default void namesOfARemovedUserCanBeUsedAgain() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), user(acme, withExternalId(profile("Ana"), "ext")));

        remove(acme, ana);

        added(ports(), user(acme, withExternalId(profile("ANA"), "ext")));
    }

    @Test
    default void emailAddressIsUniqueAcrossOrganizationsAndTheRefusalNamesNoOrganization() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        String address = newAddress();
        added(ports(), user(acme, withEmail(profile("ana"), address)));

        Problem refusal = refused(
                user(Fixtures.newOrganization(ports()), withEmail(profile("ana"), address.toUpperCase(Locale.ROOT))));

        assertThat(refusal.detail()).doesNotContain(acme.toString());
    }

    @Test
    default void replacedEmailAddressCanBeUsedByAnotherOrganization() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        String address = newAddress();
        DirectoryUser ana = added(ports(), user(acme, withEmail(profile("ana"), address)));
        save(ana.withProfile(withEmail(profile("ana"), "x" + address), Fixtures.CAUSE));

        DirectoryUser moved = added(ports(), user(other, withEmail(profile("ana"), address)));

        DirectoryUser back = ana.withProfile(withEmail(profile("ana"), address), Fixtures.CAUSE);
        assertRefused(Problem.Code.DUPLICATE, () -> save(back));
        remove(other, moved);
        save(back);
    }

    @Test
    default void addressesOfAVerifiedDomainThatOtherOrganizationsHoldAreListedInPages() {
        String domain = UUID.randomUUID() + ".example";
        Organization owner = Fixtures.acme(domain, OrgRole.VIEWER);
        OrganizationId other = Fixtures.newOrganization(ports());
        DirectoryUser first = added(ports(), user(other, withEmail(profile("a"), "A@" + domain)));
        DirectoryUser second = added(ports(), user(other, withEmail(profile("b"), "b@" + domain)));
        added(ports(), user(other, withEmail(profile("c"), "c@sub." + domain)));
        ports().unitOfWork().run(() -> ports().organizations().add(owner));
        added(ports(), user(owner.id(), withEmail(profile("d"), "d@" + domain)));
        List<ForeignAddress> both = List.of(
                new ForeignAddress(other, first.id(), "a@" + domain),
                new ForeignAddress(other, second.id(), "b@" + domain));

        List<ForeignAddress> all = foreign(owner.id(), Optional.empty(), 5);

        assertThat(all).containsExactlyInAnyOrderElementsOf(both);
        assertThat(foreign(owner.id(), Optional.empty(), 1)).containsExactly(all.get(0));
        assertThat(foreign(owner.id(), Optional.of(all.get(0).user()), 5)).containsExactly(all.get(1));
        assertThat(foreign(other, Optional.empty(), 5)).isEmpty();
    }

    @Test
    default void ownerOfADomainTakesItsAddressesFromOthersAndTheLossIsWritten() {
        String domain = UUID.randomUUID() + ".example";
        Organization owner = Fixtures.acme(domain, OrgRole.VIEWER);
        OrganizationId other = Fixtures.newOrganization(ports());
        DirectoryUser squatter = added(ports(), user(other, withEmail(profile("a"), "CEO@" + domain)));
        DirectoryUser bystander = added(ports(), user(other, withEmail(profile("b"), "b@" + domain)));
        ports().unitOfWork().run(() -> ports().organizations().add(owner));
        LostAddress loss = new LostAddress(other, squatter.id(), "ceo@" + domain);

        DirectoryUser ceo = added(ports(), user(owner.id(), withEmail(profile("ceo"), "ceo@" + domain)));

        EmailAddress address = EmailAddress.of("ceo@" + domain);
        assertThat(ports().unitOfWork().read(() -> ports().users().findByEmail(other, address)))
                .isEmpty();
        assertThat(ports().unitOfWork().read(() -> ports().users().findByEmail(owner.id(), address)))
                .contains(ceo);
        assertThat(losses(other)).containsExactly(loss);
        assertThat(withLosses()).contains(other).doesNotContain(owner.id());
        assertThat(foreign(owner.id(), Optional.empty(), 5))
                .extracting(ForeignAddress::user)
                .containsExactly(bystander.id());
        refused(user(other, withEmail(profile("c"), "ceo@" + domain)));
        refused(user(owner.id(), withEmail(profile("second"), "ceo@" + domain)));

        save(squatter.withProfile(withDetail(squatter.profile(), UserAttribute.TITLE, "Boss"), Fixtures.CAUSE));
        save(ceo.withProfile(withDetail(ceo.profile(), UserAttribute.TITLE, "Chief"), Fixtures.CAUSE));
        assertThat(losses(other)).containsExactly(loss);

        save(ceo.withProfile(withEmail(profile("ceo"), "b@" + domain), Fixtures.CAUSE));
        assertThat(losses(other)).contains(new LostAddress(other, bystander.id(), "b@" + domain));
    }

    @Test
    default void lossHoldsUnlessTheUserHasClaimedTheAddressAgain() {
        String domain = UUID.randomUUID() + ".example";
        Organization owner = Fixtures.acme(domain, OrgRole.VIEWER);
        OrganizationId other = Fixtures.newOrganization(ports());
        DirectoryUser squatter = added(ports(), user(other, withEmail(profile("a"), "ceo@" + domain)));
        ports().unitOfWork().run(() -> ports().organizations().add(owner));
        DirectoryUser ceo = added(ports(), user(owner.id(), withEmail(profile("ceo"), "ceo@" + domain)));
        LostAddress loss = new LostAddress(other, squatter.id(), "ceo@" + domain);

        DirectoryUser without = squatter.withoutPrimaryEmail(NOON);
        save(without);
        assertThat(find(other, squatter.id())).contains(without);
        assertThat(removed(loss)).isTrue();
        assertThat(removed(loss)).isFalse();
        assertThat(withLosses()).doesNotContain(other);

        remove(owner.id(), ceo);
        DirectoryUser back = without.withProfile(squatter.profile(), Fixtures.CAUSE);
        save(back);
        DirectoryUser next = added(ports(), user(owner.id(), withEmail(profile("ceo"), "ceo@" + domain)));
        DirectoryUser elsewhere = back.withProfile(withEmail(profile("a"), newAddress()), Fixtures.CAUSE);
        save(elsewhere);
        remove(owner.id(), next);
        save(elsewhere.withProfile(squatter.profile(), Fixtures.CAUSE));
        assertThat(removed(loss)).isFalse();
        assertThat(withLosses()).doesNotContain(other);
    }

    private List<LostAddress> losses(OrganizationId organization) {
        return ports().unitOfWork().read(() -> ports().lostAddresses().of(organization, 10));
    }

    private List<OrganizationId> withLosses() {
        return ports().unitOfWork().read(() -> ports().lostAddresses().organizations(Optional.empty(), 1_000));
    }

    private boolean removed(LostAddress loss) {
        return ports().unitOfWork().write(() -> ports().lostAddresses().remove(loss));
    }

    private List<ForeignAddress> foreign(OrganizationId owner, Optional<UserId> after, int limit) {
        return ports().unitOfWork()
                .read(() ->
                        ports().users().foreignAddresses(owner, after, limit).items());
    }

    @Test
    default void dormantUserIsFoundByUserNameBeforeExternalId() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser byName = added(ports(), user(acme, profile("Ana").activated(false)));
        DirectoryUser byExternalId =
                added(ports(), user(acme, withExternalId(profile("ben"), "e1").activated(false)));

        assertThat(dormant(acme, "ANA", "e1")).contains(byName);
        assertThat(dormant(acme, "zoe", "e1")).contains(byExternalId);
    }

    @Test
    default void activeUserIsNotDormant() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        added(ports(), user(acme, withExternalId(profile("eve"), "e2")));

        assertThat(dormant(acme, "eve", "e2")).isEmpty();
    }

    @Test
    default void dormantUserOfAnotherOrganizationIsNotFound() {
        added(ports(), user(Fixtures.newOrganization(ports()), profile("Ana").activated(false)));

        assertThat(dormant(Fixtures.newOrganization(ports()), "ana", "e1")).isEmpty();
    }

    @Test
    default void deletedUserIsFoundOnlyByTheLockThatIncludesDeletedOnes() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser deleted = deleted(added(ports(), user(acme, "ana")));

        assertThat(find(acme, deleted.id())).isEmpty();
        assertThat(ports().unitOfWork().write(() -> ports().users().lock(acme, deleted.id())))
                .isEmpty();
        assertThat(ports().unitOfWork().write(() -> ports().users().lockWithDeleted(acme, deleted.id())))
                .contains(deleted);
    }

    @Test
    default void deletedUserIsDormantByUserNameAndByExternalId() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser deleted = deleted(added(ports(), user(acme, withExternalId(profile("ana"), "e1"))));

        assertThat(dormant(acme, "ANA", "other")).contains(deleted);
        assertThat(dormant(acme, "other", "e1")).contains(deleted);
    }

    @Test
    default void deletedUserFreesItsNamesAndReturnsOnlyWhileTheyAreFree() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        String address = newAddress();
        DirectoryUser deleted =
                deleted(added(ports(), user(acme, withExternalId(withEmail(profile("ana"), address), "e1"))));
        DirectoryUser second = added(ports(), user(acme, withExternalId(withEmail(profile("ana"), address), "e1")));

        assertThat(dormant(acme, "ana", "e1")).contains(deleted);
        assertRefused(Problem.Code.DUPLICATE, () -> save(deleted.returned(NOON)));
        remove(acme, second);
        save(deleted.returned(NOON));

        assertThat(find(acme, deleted.id())).contains(deleted.returned(NOON));
    }

    @Test
    default void oneOfManyConcurrentUsersOfTheSameNameIsAdded() throws Exception {
        OrganizationId acme = Fixtures.newOrganization(ports());
        List<Callable<Boolean>> adds = new ArrayList<>();
        for (int client = 0; client < 16; client++) {
            adds.add(() -> {
                try {
                    added(ports(), user(acme, "same"));
                    return true;
                } catch (Problem refused) {
                    return refused.code() != Problem.Code.DUPLICATE;
                }
            });
        }

        assertThat(Concurrently.call(adds)).containsOnlyOnce(true);
    }

    private Optional<DirectoryUser> find(OrganizationId organization, UserId id) {
        return ports().unitOfWork().read(() -> ports().users().find(organization, id));
    }

    private void save(DirectoryUser user) {
        ports().unitOfWork().run(() -> ports().users().save(user));
    }

    /** Some characters are folded to many. */
    @Test
    default void longestFoldedTypeAndDisplayAreStored() {
        PluralValue phone = new PluralValue("+1", Optional.of("ﷺ".repeat(31)), Optional.of("ﷺ".repeat(62)), false);
        DirectoryUser user = added(
                ports(),
                Fixtures.user(
                        Fixtures.newOrganization(ports()),
                        Fixtures.withElements(Fixtures.profile("ana"), UserAttribute.PHONE_NUMBERS, phone)));

        assertThat(ports().unitOfWork().read(() -> ports().users().find(user.organization(), user.id())))
                .contains(user);
    }

    private void remove(OrganizationId organization, DirectoryUser user) {
        ports().unitOfWork().run(() -> ports().users().remove(organization, user.id()));
    }

    /** Deletes a user whose removal is held. */
    private DirectoryUser deleted(DirectoryUser user) {
        DirectoryUser deleted = user.deletedUntil(NOON.plusSeconds(60), Fixtures.CAUSE);
        save(deleted);
        return deleted;
    }

    private Problem refused(DirectoryUser user) {
        return assertRefused(Problem.Code.DUPLICATE, () -> added(ports(), user));
    }

    private Optional<DirectoryUser> dormant(OrganizationId organization, String userName, String externalId) {
        return ports().unitOfWork().write(() -> ports().users()
                .lockDormant(organization, UserName.of(userName), Optional.of(new ExternalId(externalId)), NOON));
    }

    private static DirectoryUser full(OrganizationId organization) {
        UserProfile profile = new UserProfile(
                UserName.of("Ána@ACME-" + UUID.randomUUID() + ".example"),
                Optional.of(new ExternalId("Ext-1")),
                true,
                Map.of(UserAttribute.GIVEN_NAME, "Ána", UserAttribute.MANAGER, "Boss-1"),
                Map.of(
                        UserAttribute.PHONE_NUMBERS, List.of(Fixtures.element("+1 555", "work", false)),
                        UserAttribute.PHOTOS,
                                List.of(Fixtures.element("https://x/" + "y".repeat(2_000), "photo", true))),
                List.of(new Address(Map.of(Address.Part.COUNTRY, "ES"), Optional.of("work"), true)));
        return admin(organization, "unused")
                .withProfile(profile, Fixtures.cause(NOON.plusSeconds(1)))
                .withBreakGlass(true, NOON.plusSeconds(2));
    }

    private static String newAddress() {
        return "ana@" + UUID.randomUUID() + ".example";
    }
}
