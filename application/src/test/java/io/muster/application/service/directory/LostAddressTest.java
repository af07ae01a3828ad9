package io.muster.application.service.directory;

import static io.muster.application.testing.Fixtures.element;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.withDetail;
import static io.muster.application.testing.Fixtures.withElements;
import static io.muster.application.testing.Fixtures.withEmail;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.Scene;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.synclog.SyncStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The owner of a domain takes an address of it from a user of another organization. */
class LostAddressTest {
    private final Scene loser = new Scene();
    private final Scene owner = new Scene(loser.ports);
    private final String address = "ceo@target-" + owner.domain;

    private void ownerClaims() {
        owner.change(present -> present.withDomain(DomainName.of("target-" + owner.domain)));
        owner.create(profile(address));
    }

    private DirectoryUser user(UserId id) {
        return loser.users.find(loser.caller(), id, false).user();
    }

    private List<Event> events() {
        return loser.events.oldest(loser.admin, loser.organization().id(), 100).page();
    }

    @Test
    void userKeepsEverythingButTheAddressAndItsOrganizationLearnsThat() {
        UserProfile everything = withDetail(
                withElements(
                        profile(address),
                        UserAttribute.EMAILS,
                        element(address.toUpperCase(Locale.ROOT), "work", true),
                        element("ceo@home.example", "home", false)),
                UserAttribute.TITLE,
                "Boss");
        UserId id = loser.create(everything);
        DirectoryUser before = user(id);

        ownerClaims();
        assertThat(loser.losses.settleLost()).isOne();

        DirectoryUser after = user(id);
        assertThat(after.primaryEmail()).isEmpty();
        assertThat(after.active()).isTrue();
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.profile())
                .isEqualTo(withElements(everything, UserAttribute.EMAILS, element("ceo@home.example", "home", false)));
        assertThat(events())
                .filteredOn(event -> event.type().equals(EventType.MEMBER_UPDATED.name()))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.data().toString()).contains(address).doesNotContain("email"));
        assertThat(loser.auditing
                        .page(loser.admin, Optional.of(loser.organization().id()), Optional.empty(), 1)
                        .items())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo(AuditAction.MEMBER_EMAIL_LOST.name());
                    assertThat(entry.subject()).isEqualTo("members/" + id);
                    assertThat(entry.details().toString())
                            .contains("email.before")
                            .doesNotContain(owner.organization().id().toString());
                });
        assertThat(loser.losses.settleLost()).isZero();
    }

    @Test
    void sameAddressAgainIsRefusedButAllElseGoesOn() {
        UserId id = loser.create(withEmail(profile("ceo"), address));
        ownerClaims();
        loser.losses.settleLost();

        assertRefused(Code.DUPLICATE, () -> loser.edit(id, current -> withEmail(current, address)));
        loser.edit(id, current -> withDetail(current, UserAttribute.TITLE, "Boss"));
        assertThat(user(id).primaryEmail()).isEmpty();
        loser.edit(id, current -> withEmail(current.activated(false), address));
        assertThat(user(id).active()).isFalse();
        assertThat(user(id).profile().plurals()).isEmpty();
        loser.edit(id, current -> withEmail(current.activated(false), address));
        assertThat(loser.newest().status()).isEqualTo(SyncStatus.SKIPPED);
        assertRefused(Code.DUPLICATE, () -> loser.edit(id, current -> withEmail(current.activated(true), address)));
        loser.edit(id, current -> current.activated(true));

        String another = "ceo@" + loser.domain;
        loser.edit(id, current -> withEmail(current, another));
        assertThat(user(id).primaryEmail().map(EmailAddress::value)).contains(another);
    }

    @Test
    void ownerOfTheDomainTakesAnAddressByAChangeOfAUser() {
        UserId id = loser.create(profile(address));
        owner.change(present -> present.withDomain(DomainName.of("target-" + owner.domain)));
        UserId ceo = owner.create(profile("ceo"));

        owner.edit(ceo, current -> withEmail(current, address));
        loser.losses.settleLost();

        assertThat(user(id).primaryEmail()).isEmpty();
        assertThat(user(id).profile().userName().value()).isEqualTo(address);
    }

    @Test
    void breakGlassOwnerStaysProtectedButLosesTheAddress() {
        UserId id = loser.create(withElements(
                profile("ceo"),
                UserAttribute.EMAILS,
                element(address, "work", true),
                element("ceo@" + loser.domain, "home", false)));
        loser.members.setRole(loser.admin, loser.organization().id(), id, Optional.of(OrgRole.ADMIN));
        loser.members.setBreakGlass(loser.admin, loser.organization().id(), id, true);

        ownerClaims();
        loser.losses.settleLost();

        assertThat(user(id).breakGlass()).isTrue();
        assertThat(user(id).primaryEmail()).isEmpty();
        assertThat(events())
                .filteredOn(event -> event.type().equals(EventType.MEMBER_ADMIN_EMAIL_CHANGED.name()))
                .singleElement()
                .satisfies(event -> assertThat(event.data().toString()).contains("previousEmail", address));
        assertRefused(
                Code.PROTECTED_IDENTITY, () -> loser.edit(id, current -> withEmail(current, "ceo@" + loser.domain)));
    }

    @Test
    void addressThatTheUserHasGivenUpMeanwhileIsNoLoss() {
        UserId id = loser.create(withEmail(profile("ceo"), address));
        ownerClaims();
        loser.edit(id, current -> withEmail(current, "ceo@" + loser.domain));
        DirectoryUser before = user(id);

        loser.losses.settleLost();

        assertThat(user(id)).isEqualTo(before);
    }
}
