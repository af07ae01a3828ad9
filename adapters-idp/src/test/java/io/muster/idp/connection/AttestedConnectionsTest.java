package io.muster.idp.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.organization.Attestation;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.SsoConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttestedConnectionsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void attestationNamesTheOperatorAndClaimsNoVerification() {
        SsoConnection draft =
                SsoConnection.draft(SsoConnection.Protocol.OIDC, "https://login.acme.example", OrgRole.VIEWER);

        Attestation attestation = new AttestedConnections(InstantSource.fixed(NOW))
                .check(new OrganizationId(UUID.fromString("01935d7e-0000-7000-8000-000000000001")), draft, "olga");

        assertThat(attestation)
                .isEqualTo(new Attestation(Attestation.Kind.MANUALLY_ATTESTED, new Provenance(NOW, "olga")));
    }
}
