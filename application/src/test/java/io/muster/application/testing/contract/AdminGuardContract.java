package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.admin;
import static io.muster.application.testing.Fixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface AdminGuardContract {
    Ports ports();

    @Test
    default void organizationWithoutMembersHasNoAdmin() {
        assertThat(hasAdmin(Fixtures.newOrganization(ports()))).isFalse();
    }

    @Test
    default void directRoleMakesAnAdmin() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        added(ports(), admin(acme, "ana"));

        assertThat(hasAdmin(acme)).isTrue();
    }

    @Test
    default void lowerMappedRoleReplacesADirectAdminRole() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ana = added(ports(), admin(acme, "ana"));

        Mappings.map(ports(), Mappings.team(ports(), acme, "Viewers", ana), OrgRole.VIEWER);

        assertThat(hasAdmin(acme)).isFalse();
    }

    @Test
    default void mappedRoleMakesAnAdmin() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ben = added(ports(), user(acme, "ben"));

        Mappings.map(ports(), Mappings.team(ports(), acme, "Admins", ben), OrgRole.ADMIN);

        assertThat(hasAdmin(acme)).isTrue();
    }

    @Test
    default void deletedUserIsNoAdmin() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        DirectoryUser ben = added(ports(), admin(acme, "ben"));

        ports().unitOfWork().run(() -> ports().users().save(ben.deletedUntil(NOON.plusSeconds(60), Fixtures.CAUSE)));

        assertThat(hasAdmin(acme)).isFalse();
    }

    @Test
    default void connectionRoleMakesAnAdminOfMembersWithoutAnotherRole() {
        Organization acme = Fixtures.acme("d" + UUID.randomUUID() + ".example", OrgRole.ADMIN);
        ports().unitOfWork().run(() -> ports().organizations().add(acme));
        assertThat(hasAdmin(acme.id())).isFalse();

        added(ports(), user(acme.id(), "cleo"));

        assertThat(hasAdmin(acme.id())).isTrue();
    }

    @Test
    default void connectionRoleThatTheSameUnitOfWorkLowersMakesNoAdmin() {
        Organization acme = Fixtures.acme("d" + UUID.randomUUID() + ".example", OrgRole.ADMIN);
        SsoSummary lower = Fixtures.acme("example.org", OrgRole.VIEWER).sso().orElseThrow();
        ports().unitOfWork().run(() -> ports().organizations().add(acme));
        added(ports(), user(acme.id(), "cleo"));

        ports().unitOfWork().run(() -> {
            Organization locked = ports().organizations().lock(acme.id()).orElseThrow();
            assertThat(ports().adminGuard().hasActiveAdmin(acme.id())).isTrue();
            ports().organizations()
                    .save(locked.withSso(Optional.of(lower), false).organization());
            assertThat(ports().adminGuard().hasActiveAdmin(acme.id())).isFalse();
        });
    }

    @Test
    default void eachAdminWhoIsNoBreakGlassOwnerIsCountedOnce() {
        Organization acme = Fixtures.acme("d" + UUID.randomUUID() + ".example", OrgRole.ADMIN);
        ports().unitOfWork().run(() -> ports().organizations().add(acme));
        DirectoryUser mapped = added(ports(), user(acme.id(), "mapped"));
        Mappings.map(ports(), Mappings.team(ports(), acme.id(), "Admins", mapped), OrgRole.ADMIN);
        Mappings.map(ports(), Mappings.team(ports(), acme.id(), "More", mapped), OrgRole.ADMIN);
        added(ports(), admin(acme.id(), "direct"));
        added(ports(), user(acme.id(), "by connection"));
        added(ports(), admin(acme.id(), "owner").withBreakGlass(true, NOON));
        added(ports(), user(acme.id(), user(acme.id(), "gone").profile().activated(false)));

        assertThat(hasMoreAdmins(acme.id(), 2, acme.connectionRole())).isTrue();
        assertThat(hasMoreAdmins(acme.id(), 3, acme.connectionRole())).isFalse();
        assertThat(hasMoreAdmins(acme.id(), 1, Optional.of(OrgRole.VIEWER))).isTrue();
        assertThat(hasMoreAdmins(acme.id(), 2, Optional.of(OrgRole.VIEWER))).isFalse();
        assertThat(hasMoreAdmins(Fixtures.newOrganization(ports()), 0, Optional.empty()))
                .isFalse();
    }

    @Test
    default void oneOfTheTwoLastAdminsStaysWhenBothLeaveAtTheSameTime() throws Exception {
        for (int round = 0; round < 5; round++) {
            OrganizationId acme = Fixtures.newOrganization(ports());
            DirectoryUser first = added(ports(), admin(acme, "a"));
            DirectoryUser second = added(ports(), admin(acme, "b"));

            List<Boolean> left = Concurrently.call(List.of(() -> leaves(first), () -> leaves(second)));

            assertThat(left).containsExactlyInAnyOrder(true, false);
        }
    }

    private boolean leaves(DirectoryUser leaving) {
        OrganizationId acme = leaving.organization();
        try {
            ports().unitOfWork().run(() -> {
                assertThat(ports().users().lock(acme, leaving.id())).isPresent();
                ports().users().save(leaving.withProfile(leaving.profile().activated(false), Fixtures.CAUSE));
                ports().adminGuard().lock(acme);
                if (!ports().adminGuard().hasActiveAdmin(acme)) {
                    throw Problem.invalidValue("the last one");
                }
            });
            return true;
        } catch (Problem stays) {
            return false;
        }
    }

    private boolean hasMoreAdmins(OrganizationId organization, long number, Optional<OrgRole> connectionRole) {
        return ports().unitOfWork()
                .read(() -> ports().adminGuard().hasMoreAdmins(organization, number, connectionRole));
    }

    private boolean hasAdmin(OrganizationId organization) {
        return ports().unitOfWork().read(() -> ports().adminGuard().hasActiveAdmin(organization));
    }
}
