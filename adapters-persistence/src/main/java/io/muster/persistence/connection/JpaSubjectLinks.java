package io.muster.persistence.connection;

import io.muster.application.port.out.connection.SubjectLinks;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.token.Sha256;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.Slices;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.SelectionQuery;

/** Stores each link as one row, under the hash of its subject. */
final class JpaSubjectLinks implements SubjectLinks {
    private static final String UNLINKED = """
             from DirectoryUser u
            where u.organizationId = :organization and u.leftAt is null and u.breakGlass = false
                and not exists (select 1 from SubjectLink l where l.organizationId = :organization
                    and l.userId = u.id and l.connectionId = :connection)""";

    private final HibernateUnitOfWork unitOfWork;

    JpaSubjectLinks(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Optional<SubjectLink> find(OrganizationId organization, ConnectionId connection, String subject) {
        return Rows.get(
                        unitOfWork.session(organization),
                        SubjectLinkEntity.class,
                        new SubjectLinkEntity.Key(organization.value(), connection.value(), Sha256.hex(subject)))
                .map(JpaSubjectLinks::link);
    }

    @Override
    public List<SubjectLink> of(OrganizationId organization, UserId user) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "from SubjectLink where organizationId = :organization and userId = :user order by since",
                        SubjectLinkEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("user", user.value())
                .getResultStream()
                .map(JpaSubjectLinks::link)
                .toList();
    }

    /** A member whom a connection does not know. */
    record UnlinkedRow(UUID id, String userName) {}

    @Override
    public Slice<Unlinked> unlinked(
            OrganizationId organization, ConnectionId connection, Optional<UserId> after, int limit) {
        String position = after.isPresent() ? " and u.id > :after" : "";
        SelectionQuery<UnlinkedRow> query = unitOfWork
                .session(organization)
                .createSelectionQuery(
                        "select u.id, u.userName" + UNLINKED + position + " order by u.id", UnlinkedRow.class)
                .setParameter("organization", organization.value())
                .setParameter("connection", connection.value());
        after.ifPresent(last -> query.setParameter("after", last.value()));
        return Slices.stream(query, limit, row -> new Unlinked(new UserId(row.id()), row.userName()), Unlinked::bytes);
    }

    @Override
    public long countUnlinked(OrganizationId organization, ConnectionId connection) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery("select count(*)" + UNLINKED, Long.class)
                .setParameter("organization", organization.value())
                .setParameter("connection", connection.value())
                .getSingleResult();
    }

    @Override
    public void add(SubjectLink link) {
        SubjectLinkEntity row = new SubjectLinkEntity();
        row.organizationId = link.organization().value();
        row.connectionId = link.connection().value();
        row.subjectHash = Sha256.hex(link.subject());
        row.subject = link.subject();
        row.userId = link.user().value();
        row.since = link.since();
        unitOfWork.session(link.organization()).insert(row);
    }

    @Override
    public boolean remove(OrganizationId organization, UserId user) {
        return unitOfWork
                        .session(organization)
                        .createMutationQuery(
                                "delete from SubjectLink where organizationId = :organization and userId = :user")
                        .setParameter("organization", organization.value())
                        .setParameter("user", user.value())
                        .executeUpdate()
                > 0;
    }

    @Override
    public List<SubjectLink> page(OrganizationId organization, Optional<SubjectLink> after, int limit) {
        Parameters parameters = new Parameters();
        StringBuilder where = new StringBuilder("organizationId = " + parameters.add(organization.value()));
        after.ifPresent(last -> {
            String user = parameters.add(last.user().value());
            String connection = parameters.add(last.connection().value());
            where.append(
                    " and userId >= " + user + " and (userId > " + user + " or connectionId > " + connection + ")");
        });
        return parameters
                .bind(unitOfWork
                        .session(organization)
                        .createSelectionQuery(
                                "from SubjectLink where " + where + " order by userId, connectionId",
                                SubjectLinkEntity.class))
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaSubjectLinks::link)
                .toList();
    }

    private static SubjectLink link(SubjectLinkEntity row) {
        return new SubjectLink(
                new OrganizationId(row.organizationId),
                new ConnectionId(row.connectionId),
                row.subject,
                new UserId(row.userId),
                row.since);
    }
}
