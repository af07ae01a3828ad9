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
import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.organization.SsoSummary;
import io.muster.persistence.hibernate.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Converts organizations to rows and back. Columns are read by number, since every request reads its organization; the
 * contract of the port compares every field.
 */
public final class OrganizationRows {
    /** The columns of the table {@code o} that {@link #read} expects, for another feature's native query. */
    public static final String COLUMNS = """
            o.id, o.name, o.plan, o.mode, o.dialect, o.verified_domains_only, o.sso_protocol, o.sso_issuer, o.sso_role,
            o.sso_active, o.attestation_kind, o.attested_at, o.attested_by, o.created, o.version,
            (select string_agg(d.domain, ' ') from verified_domain d where d.organization_id = o.id) as domains""";

    public static final int COLUMN_COUNT = 16;

    private OrganizationRows() {}

    /** Reads an organization from a row that begins with {@link #COLUMNS}. */
    public static Organization read(ResultSet row) throws SQLException {
        OrganizationEntity organization = new OrganizationEntity();
        organization.id = row.getObject(1, UUID.class);
        organization.name = row.getString(2);
        organization.plan = row.getString(3);
        organization.mode = row.getString(4);
        organization.dialect = row.getString(5);
        organization.verifiedDomainsOnly = row.getBoolean(6);
        organization.ssoProtocol = row.getString(7);
        organization.ssoIssuer = row.getString(8);
        organization.ssoRole = row.getString(9);
        organization.ssoActive = row.getBoolean(10);
        organization.attestationKind = row.getString(11);
        organization.attestedAt = Rows.instant(row, 12).orElse(null);
        organization.attestedBy = row.getString(13);
        organization.created = Rows.instant(row, 14).orElseThrow();
        organization.version = row.getLong(15);
        String domains = row.getString(16);
        return organization(
                organization,
                domains == null
                        ? Set.of()
                        : Stream.of(domains.split(" ", -1)).map(DomainName::new).collect(Collectors.toSet()));
    }

    static Organization organization(OrganizationEntity row, Set<DomainName> domains) {
        Optional<SsoSummary> sso = Rows.enumOf(SsoProtocol.class, row.ssoProtocol)
                .map(protocol -> new SsoSummary(
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
