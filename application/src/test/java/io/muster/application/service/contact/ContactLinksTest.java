package io.muster.application.service.contact;

import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UseCases;
import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.ItContact;
import io.muster.application.port.in.contact.ManageContactLinks;
import io.muster.application.port.in.contact.ManageContactLinks.NewContactLink;
import io.muster.application.port.in.organization.SwitchProvisioningMode.Switched;
import io.muster.application.testing.Scene;
import io.muster.application.testing.TestUseCases;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.contact.ContactLink;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.token.LinkToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Admins make links for IT contacts, who come with them until the end. */
class ContactLinksTest {
    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final UseCases useCases = TestUseCases.on(scene.ports, scene.environment);
    private final ManageContactLinks links = useCases.manageContactLinks();

    @Test
    void linkWorksUntilItsEndAndIsListedWithItsLastUse() {
        NewContactLink made = made();
        AdminCaller contact = enter(made.token());
        assertThat(contact.name()).isEqualTo("Kim (contact link " + made.link().id() + ")");
        assertThat(contact.scope()).contains(acme);
        assertThat(links.list(scene.admin, acme)).singleElement().satisfies(link -> assertThat(link.lastUsedAt())
                .contains(made.link().made().at()));

        scene.passes(ContactLink.LONGEST.minusNanos(1_000));
        enter(made.token());
        scene.passes(Duration.ofNanos(1_000));
        assertRefused(Code.UNAUTHENTICATED, () -> enter(made.token()));
    }

    @Test
    void linkWithAnotherOrganizationIdOrSecretIsRefused() {
        LinkToken token = made().token();
        OrganizationId other = scene.another("other.example").id();
        LinkToken second = made().token();

        for (LinkToken forged : List.of(
                new LinkToken(other, token.id(), token.secret()),
                new LinkToken(acme, second.id(), token.secret()),
                new LinkToken(acme, token.id(), "A".repeat(43)))) {
            assertRefused(Code.UNAUTHENTICATED, () -> enter(forged));
        }
    }

    @Test
    void visitIsInTheAuditLogOnceUntilAnHourWithoutUseHasPassed() {
        LinkToken token = made().token();
        enter(token);
        scene.passes(Duration.ofMinutes(1));
        enter(token);
        scene.passes(Duration.ofMinutes(59));
        enter(token);
        assertThat(visits()).isEqualTo(1);

        scene.passes(ContactLink.VISIT_PAUSE);
        enter(token);

        assertThat(visits()).isEqualTo(2);
        assertThat(entries().toString()).doesNotContain(token.secret());
    }

    @Test
    void linkThatIsRevokedWhileItsRequestRunsWritesNothing() {
        NewContactLink made = made();
        AdminCaller contact = enter(made.token());
        links.revoke(scene.admin, acme, made.link().id());

        assertRefused(Code.UNAUTHENTICATED, () -> scene.domains.claim(contact, acme, DomainName.of("new.example")));
        assertRefused(Code.UNAUTHENTICATED, () -> enter(made.token()));
        assertThat(scene.domains.list(scene.admin, acme)).hasSize(1);
        assertRefused(
                Code.NOT_FOUND,
                () -> links.revoke(scene.admin, acme, made.link().id()));
    }

    @Test
    void useCasesRefuseActsThatAreNotForContacts() {
        AdminCaller contact = enter(made().token());

        assertRefused(Code.FORBIDDEN, () -> scene.workspaces.create(contact, acme, "Design"));
        assertRefused(Code.FORBIDDEN, () -> links.make(contact, acme, "Eve", Optional.empty()));
        assertRefused(
                Code.FORBIDDEN, () -> useCases.manageConnection().requireSso(contact, acme, false, Optional.empty()));
        assertRefused(Code.FORBIDDEN, () -> scene.domains.release(contact, acme, DomainName.of(scene.domain), true));
        assertRefused(Code.FORBIDDEN, () -> scene.provisioning.switchMode(contact, acme, ProvisioningMode.JIT, true));
        assertThat(scene.workspaces.list(scene.admin, acme)).isEmpty();
    }

    @Test
    void contactTurnsScimOnUnderTheNameOfTheLinkAndLeavesMembersAndRolesAlone() {
        scene.change(present -> present.switchedTo(ProvisioningMode.JIT, false).organization());
        scene.signedIn(OrgRole.ADMIN);
        scene.signedIn(OrgRole.DEVELOPER);
        ItContact contact = enter(made().token());
        List<AccessFacts> before = members();

        Switched switched = scene.provisioning.switchMode(contact, acme, ProvisioningMode.SCIM, false);

        assertThat(switched.organization().mode()).isEqualTo(ProvisioningMode.SCIM);
        assertThat(switched.token()).isPresent();
        assertThat(members()).hasSize(2).isEqualTo(before);
        assertThat(entries().get(0)).satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditAction.MODE_SWITCHED.name());
            assertThat(entry.actor()).isEqualTo(contact.link().actor());
        });
        // acts that would end access are for Admins
        for (ProvisioningMode other : List.of(ProvisioningMode.MANUAL, ProvisioningMode.JIT)) {
            assertRefused(Code.FORBIDDEN, () -> scene.provisioning.switchMode(contact, acme, other, true));
        }
    }

    private List<AccessFacts> members() {
        return scene.ports
                .unitOfWork()
                .read(() -> scene.ports.accessQueries().page(acme, Optional.empty(), 10))
                .items();
    }

    @Test
    void numberOfLinksIsBounded() {
        List<NewContactLink> made = new ArrayList<>();
        for (int number = 0; number < ContactLink.MAX_NUMBER; number++) {
            made.add(made());
        }
        assertRefused(Code.CONFLICT, this::made);
        links.revoke(scene.admin, acme, made.get(0).link().id());
        made();
    }

    @Test
    void endBeyondSevenDaysOrInThePastIsRefused() {
        for (Duration end : List.of(ContactLink.LONGEST.plusSeconds(1), Duration.ZERO, Duration.ofSeconds(-1))) {
            assertRefused(
                    Code.INVALID_VALUE,
                    () -> links.make(
                            scene.admin,
                            acme,
                            "Kim",
                            Optional.of(scene.environment.now().plus(end))));
        }
    }

    @Test
    void endedLinksAreKeptForThirtyDays() {
        made();
        scene.passes(ContactLink.LONGEST.plusDays(30));
        scene.retention.purgeSignIns();
        assertThat(links.list(scene.admin, acme)).hasSize(1);
        scene.passes(Duration.ofSeconds(1));
        scene.retention.purgeSignIns();
        assertThat(links.list(scene.admin, acme)).isEmpty();
    }

    private NewContactLink made() {
        return links.make(scene.admin, acme, "Kim", Optional.empty());
    }

    private ItContact enter(LinkToken token) {
        return (ItContact) scene.admins.authenticate(token.text());
    }

    private long visits() {
        return entries().stream()
                .filter(entry -> entry.action().equals(AuditAction.CONTACT_LINK_USED.name()))
                .count();
    }

    private List<AuditEntry> entries() {
        return scene.auditing
                .page(scene.admin, Optional.of(acme), Optional.empty(), 50)
                .items();
    }
}
