package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.Connection.Entry;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.ConnectionSecret;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.token.SealedSecret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface ConnectionsContract {
    Provenance BEA = new Provenance(NOON, "bea");

    Ports ports();

    @Test
    default void organizationWithoutAConnectionHasNone() {
        OrganizationId acme = Fixtures.newOrganization(ports());

        assertThat(connection(acme)).isEqualTo(Connection.none(acme));
    }

    @Test
    default void organizationsWithAnActiveSamlConnectionAreListedInPages() {
        Organization oidc = Fixtures.acme("acme-" + Fixtures.newId() + ".example", OrgRole.VIEWER);
        Organization saml = Fixtures.acme("acme-" + Fixtures.newId() + ".example", OrgRole.VIEWER);
        ports().unitOfWork().run(() -> ports().organizations().add(oidc));
        ports().unitOfWork().run(() -> ports().organizations().add(saml));
        Connection ofOidc = activated(drafted(Connection.none(oidc.id()), "https://one.example"), oidc);
        ports().unitOfWork().run(() -> ports().connections().save(ofOidc));
        Connection draft = Connection.none(saml.id())
                .drafted(
                        new ConnectionId(Fixtures.newId()),
                        new Entry(SsoFixtures.saml("https://idp.example"), OrgRole.VIEWER),
                        Optional.empty(),
                        BEA);
        ports().unitOfWork().run(() -> ports().connections().save(draft));
        assertThat(withSaml(Optional.empty())).doesNotContain(oidc.id(), saml.id());

        ports().unitOfWork().run(() -> ports().connections().save(activated(draft, saml)));

        assertThat(withSaml(Optional.empty())).contains(saml.id()).doesNotContain(oidc.id());
        assertThat(withSaml(Optional.of(saml.id()))).doesNotContain(saml.id());
    }

    private List<OrganizationId> withSaml(Optional<OrganizationId> after) {
        return ports().unitOfWork().read(() -> ports().connections().organizationsWithSaml(after, 10_000));
    }

    @Test
    default void savedConnectionIsReadAsItIs() {
        Organization acme = Fixtures.acme("acme-" + Fixtures.newId() + ".example", OrgRole.VIEWER);
        ports().unitOfWork().run(() -> ports().organizations().add(acme));
        Connection draft = drafted(Connection.none(acme.id()), "https://one.example/tenant");
        Connection active = activated(draft, acme);
        Connection second = activated(drafted(active, "https://two.example"), acme);
        Connection full = second.requiringSso(true, SsoFixtures.using(acme, second), 0, Optional.empty())
                .drafted(
                        new ConnectionId(Fixtures.newId()),
                        new Entry(SsoFixtures.saml("urn:idp"), OrgRole.ADMIN),
                        Optional.empty(),
                        BEA)
                .passed(3, NOON);

        for (Connection connection :
                List.of(draft, active, full, full.withoutDraft(), full.unreadable("why", NOON), full.notified(NOON))) {
            ports().unitOfWork().run(() -> ports().connections().save(connection));

            assertThat(connection(acme.id())).isEqualTo(connection);
        }
    }

    @Test
    default void connectionOfAnotherOrganizationIsUntouched() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());

        ports().unitOfWork()
                .run(() -> ports().connections().save(drafted(Connection.none(acme), "https://one.example")));

        assertThat(connection(other)).isEqualTo(Connection.none(other));
    }

    private Connection connection(OrganizationId organization) {
        return ports().unitOfWork().read(() -> ports().connections().of(organization));
    }

    private static Connection drafted(Connection connection, String issuer) {
        return connection.drafted(
                new ConnectionId(Fixtures.newId()),
                new Entry(SsoFixtures.oidc(issuer), OrgRole.DEVELOPER),
                Optional.of(new ConnectionSecret(new SealedSecret("sealed"), "1234", NOON)),
                BEA);
    }

    private static Connection activated(Connection connection, Organization owner) {
        return connection.passed(connection.lastNumber(), NOON).activated(connection.lastNumber(), owner, NOON);
    }
}
