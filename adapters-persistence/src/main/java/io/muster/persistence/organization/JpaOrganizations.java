package io.muster.persistence.organization;

import io.muster.application.port.out.organization.Organizations;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Rows;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/**
 * Stores each organization as one row, and its verified domains in a table whose key is unique across organizations.
 */
final class JpaOrganizations implements Organizations {
    private static final String PRESENT = " from organization o where o.deleted_at is null";

    /** In one statement, so that an organization and its domains are of one moment. */
    private static final String FIND = "select " + OrganizationRows.COLUMNS + PRESENT + " and o.id = ?";

    private static final String FIND_ALL =
            "select " + OrganizationRows.COLUMNS + PRESENT + " and o.id in (%s) order by o.id";
    private static final String SIZES = """
            select o.id, char_length(o.name) + coalesce((
                select sum(char_length(d.domain)) from verified_domain d where d.organization_id = o.id), 0)""" + PRESENT + "%s order by o.id limit ?";

    private final HibernateUnitOfWork unitOfWork;
    private final List<OrganizationStart> starts;

    JpaOrganizations(HibernateUnitOfWork unitOfWork, List<OrganizationStart> starts) {
        this.unitOfWork = unitOfWork;
        this.starts = List.copyOf(starts);
    }

    @Override
    public void add(Organization organization) {
        StatelessSession session = unitOfWork.session(organization.id());
        session.insert(OrganizationRows.row(organization));
        starts.forEach(start -> start.start(session, organization.id()));
        claim(organization);
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return unitOfWork.query(id, FIND, List.of(id.value()), OrganizationRows::read).stream()
                .findFirst();
    }

    @Override
    public Optional<Organization> lock(OrganizationId id) {
        return Rows.first(unitOfWork
                        .session(id)
                        .createSelectionQuery(
                                "from Organization where id = :id and deletedAt is null", OrganizationEntity.class)
                        .setParameter("id", id.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE))
                .map(this::read);
    }

    @Override
    public void save(Organization organization) {
        unitOfWork.session(organization.id()).update(OrganizationRows.row(organization));
        claim(organization);
    }

    @Override
    public List<OrganizationId> ids(Optional<OrganizationId> after, int limit) {
        SelectionQuery<UUID> query = unitOfWork
                .session(AcrossOrganizations.ORGANIZATIONS)
                .createSelectionQuery(
                        "select id from Organization where deletedAt is null"
                                + (after.isPresent() ? " and id > :after" : "") + " order by id",
                        UUID.class)
                .setMaxResults(limit);
        after.ifPresent(last -> query.setParameter("after", last.value()));
        return query.getResultStream().map(OrganizationId::new).toList();
    }

    /** An organization that is deleted between the two statements is left out. */
    @Override
    public Slice<Organization> list(Optional<OrganizationId> after, int limit) {
        List<Object> parameters = new ArrayList<>();
        after.ifPresent(last -> parameters.add(last.value()));
        parameters.add(limit + 1);
        List<Size> sizes = unitOfWork.query(
                AcrossOrganizations.ORGANIZATIONS,
                SIZES.formatted(after.isPresent() ? " and o.id > ?" : ""),
                parameters,
                row -> new Size(row.getObject(1, UUID.class), row.getLong(2)));
        Slice<Size> page = Slice.of(sizes, limit, Size::bytes);
        if (page.items().isEmpty()) {
            return new Slice<>(List.of(), false);
        }
        List<Organization> found = unitOfWork.query(
                AcrossOrganizations.ORGANIZATIONS,
                FIND_ALL.formatted(
                        String.join(",", Collections.nCopies(page.items().size(), "?"))),
                page.items().stream().map(Size::id).toList(),
                OrganizationRows::read);
        return new Slice<>(found, page.more() && !found.isEmpty());
    }

    private record Size(UUID id, long bytes) {}

    @Override
    public Optional<OrganizationId> ownerOf(DomainName domain) {
        return Rows.get(
                        unitOfWork.session(AcrossOrganizations.DOMAIN_OWNERS),
                        VerifiedDomainEntity.class,
                        domain.value())
                .map(row -> new OrganizationId(row.organizationId));
    }

    /** Deletes the domains that the organization no longer has, and inserts the new ones. */
    private void claim(Organization organization) {
        StatelessSession session = unitOfWork.session(organization.id());
        Set<DomainName> wanted = organization.domains();
        Set<DomainName> claimed = domains(session, List.of(organization.id().value()))
                .getOrDefault(organization.id().value(), Set.of());
        Set<DomainName> gone = new HashSet<>(claimed);
        gone.removeAll(wanted);
        if (!gone.isEmpty()) {
            session.createMutationQuery(
                            "delete from VerifiedDomain where organizationId = :organization and domain in :gone")
                    .setParameter("organization", organization.id().value())
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
        Set<DomainName> domains = domains(unitOfWork.session(new OrganizationId(row.id)), List.of(row.id))
                .getOrDefault(row.id, Set.of());
        return OrganizationRows.organization(row, domains);
    }

    private Map<UUID, Set<DomainName>> domains(StatelessSession session, List<UUID> organizations) {
        return session.createSelectionQuery(
                        "from VerifiedDomain where organizationId in :organizations", VerifiedDomainEntity.class)
                .setParameterList("organizations", organizations)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.organizationId,
                        Collectors.mapping(row -> new DomainName(row.domain), Collectors.toSet())));
    }
}
