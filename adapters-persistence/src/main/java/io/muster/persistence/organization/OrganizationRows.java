package io.muster.persistence.organization;

import io.muster.domain.organization.Attestation;
import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.SsoConnection;
import io.muster.persistence.hibernate.Rows;
import java.util.Optional;
import java.util.Set;

/** Converts organizations to rows and back. */
public final class OrganizationRows {
    /** The entity, for another feature's native query that selects it. */
    public static final Class<?> ENTITY = OrganizationEntity.class;

    private OrganizationRows() {}

    /**
     * Reads an organization from a row that another feature's query selected.
     *
     * @param row the entity {@code Organization}
     * @param domains the verified domains of the organization
     */
    public static Organization read(Object row, Set<DomainName> domains) {
        return organization((OrganizationEntity) row, domains);
    }

    static Organization organization(OrganizationEntity row, Set<DomainName> domains) {
        Optional<SsoConnection> sso = Rows.enumOf(SsoConnection.Protocol.class, row.ssoProtocol)
                .map(protocol -> new SsoConnection(
                        protocol,
                        row.ssoIssuer,
                        OrgRole.valueOf(row.ssoRole),
                        row.ssoActive,
                        Rows.enumOf(Attestation.Kind.class, row.attestationKind)
                                .map(kind -> new Attestation(kind, new Provenance(row.attestedAt, row.attestedBy)))));
        return new Organization(
                new OrganizationId(row.id),
                row.name,
                Plan.valueOf(row.plan),
                sso,
                domains,
                ProvisioningMode.valueOf(row.mode),
                Dialect.valueOf(row.dialect),
                row.verifiedDomainsOnly,
                row.created,
                row.version);
    }

    static OrganizationEntity row(Organization organization) {
        OrganizationEntity row = new OrganizationEntity();
        row.id = organization.id().value();
        row.name = organization.name();
        row.plan = organization.plan().name();
        row.mode = organization.mode().name();
        row.dialect = organization.dialect().name();
        row.verifiedDomainsOnly = organization.verifiedDomainsOnly();
        row.created = organization.created();
        row.version = organization.version();
        organization.sso().ifPresent(sso -> {
            row.ssoProtocol = sso.protocol().name();
            row.ssoIssuer = sso.issuer();
            row.ssoRole = sso.connectionRole().name();
            row.ssoActive = sso.active();
            sso.attestation().ifPresent(attestation -> {
                row.attestationKind = attestation.kind().name();
                row.attestedAt = attestation.provenance().at();
                row.attestedBy = attestation.provenance().by();
            });
        });
        return row;
    }
}
