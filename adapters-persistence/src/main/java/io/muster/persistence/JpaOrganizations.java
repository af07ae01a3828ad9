package io.muster.persistence;

import io.muster.application.port.out.Organizations;
import io.muster.domain.access.OrgRole;
import io.muster.domain.organization.Attestation;
import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.SsoConnection;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** Organizations with their verified domains, which are claimed across all of them. */
final class JpaOrganizations implements Organizations {
    private final HibernateUnitOfWork unitOfWork;

    JpaOrganizations(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(Organization organization) {
        StatelessSession session = unitOfWork.session();
        session.insert(row(organization));
        AdminGuardEntity guard = new AdminGuardEntity();
        guard.organizationId = organization.id().value();
        session.insert(guard);
        FeedHeadEntity head = new FeedHeadEntity();
        head.organizationId = organization.id().value();
        session.insert(head);
        RemovalTallyEntity tally = new RemovalTallyEntity();
        tally.organizationId = organization.id().value();
        session.insert(tally);
        JpaAuditLog.start(session, organization.id());
        claim(organization);
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return Rows.get(unitOfWork.session(), OrganizationEntity.class, id.value())
                .map(this::read);
    }

    @Override
    public Optional<Organization> lock(OrganizationId id) {
        return Rows.first(unitOfWork
                        .session()
                        .createSelectionQuery("from Organization where id = :id", OrganizationEntity.class)
                        .setParameter("id", id.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE))
                .map(this::read);
    }

    @Override
    public void save(Organization organization) {
        unitOfWork.session().update(row(organization));
        claim(organization);
    }

    @Override
    public List<Organization> list(Optional<OrganizationId> after, int limit) {
        List<OrganizationEntity> page = unitOfWork
                .session()
                .createSelectionQuery(
                        "from Organization" + (after.isPresent() ? " where id > :after" : "") + " order by id",
                        OrganizationEntity.class)
                .setProperties(after.<Map<String, UUID>>map(last -> Map.of("after", last.value()))
                        .orElse(Map.of()))
                .setMaxResults(limit)
                .getResultList();
        Map<UUID, Set<DomainName>> domains =
                domains(page.stream().map(row -> row.id).toList());
        return page.stream()
                .map(row -> organization(row, domains.getOrDefault(row.id, Set.of())))
                .toList();
    }

    @Override
    public Optional<OrganizationId> ownerOf(DomainName domain) {
        return Rows.get(unitOfWork.session(), VerifiedDomainEntity.class, domain.value())
                .map(row -> new OrganizationId(row.organizationId));
    }

    /** Frees the domains that are no longer the organization's and claims the new ones. */
    private void claim(Organization organization) {
        StatelessSession session = unitOfWork.session();
        Set<DomainName> wanted = organization.sso().map(SsoConnection::domains).orElse(Set.of());
        Set<DomainName> claimed = domains(List.of(organization.id().value()))
                .getOrDefault(organization.id().value(), Set.of());
        Set<DomainName> gone = new HashSet<>(claimed);
        gone.removeAll(wanted);
        if (!gone.isEmpty()) {
            session.createMutationQuery("delete from VerifiedDomain where domain in :gone")
                    .setParameterList(
                            "gone", gone.stream().map(DomainName::value).toList())
                    .executeUpdate();
        }
        wanted.stream().filter(domain -> !claimed.contains(domain)).forEach(domain -> {
            VerifiedDomainEntity row = new VerifiedDomainEntity();
            row.domain = domain.value();
            row.organizationId = organization.id().value();
            session.insert(row);
        });
    }

    private Organization read(OrganizationEntity row) {
        Set<DomainName> domains =
                row.ssoProtocol == null ? Set.of() : domains(List.of(row.id)).getOrDefault(row.id, Set.of());
        return organization(row, domains);
    }

    private Map<UUID, Set<DomainName>> domains(List<UUID> organizations) {
        return unitOfWork
                .session()
                .createSelectionQuery(
                        "from VerifiedDomain where organizationId in :organizations", VerifiedDomainEntity.class)
                .setParameterList("organizations", organizations)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.organizationId,
                        Collectors.mapping(row -> new DomainName(row.domain), Collectors.toSet())));
    }

    static Organization organization(OrganizationEntity row, Set<DomainName> domains) {
        Optional<SsoConnection> sso = Rows.enumOf(SsoConnection.Protocol.class, row.ssoProtocol)
                .map(protocol -> new SsoConnection(
                        protocol,
                        row.ssoIssuer,
                        OrgRole.valueOf(row.ssoRole),
                        domains,
                        row.ssoActive,
                        Rows.enumOf(Attestation.Kind.class, row.attestationKind)
                                .map(kind -> new Attestation(kind, row.attestedAt, row.attestedBy))));
        return new Organization(
                new OrganizationId(row.id),
                row.name,
                Plan.valueOf(row.plan),
                sso,
                ProvisioningMode.valueOf(row.mode),
                Dialect.valueOf(row.dialect),
                row.verifiedDomainsOnly,
                row.created,
                row.version);
    }

    private static OrganizationEntity row(Organization organization) {
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
                row.attestedAt = attestation.at();
                row.attestedBy = attestation.by();
            });
        });
        return row;
    }
}
