package io.muster.persistence.connection;

import io.muster.application.port.out.connection.Connections;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.Connection.Former;
import io.muster.domain.connection.Connection.Tested;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.ConnectionSecret;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.connection.Upkeep;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.token.SealedSecret;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.LookUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/** Stores a connection as one row, and each of its at most three versions as another. */
final class JpaConnections implements Connections {
    private static final String ACTIVE = "ACTIVE";
    private static final String DRAFT = "DRAFT";
    private static final String FORMER = "FORMER";

    private static final String WITH_VERSIONS = """
            select c, v from Connection c left join ConnectionVersion v on v.organizationId = c.organizationId
            where c.organizationId = :organization""";

    private final HibernateUnitOfWork unitOfWork;

    JpaConnections(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Connection of(OrganizationId organization) {
        List<Object[]> rows = unitOfWork
                .session(organization)
                .createSelectionQuery(WITH_VERSIONS, Object[].class)
                .setParameter("organization", organization.value())
                .getResultList();
        if (rows.isEmpty()) {
            return Connection.none(organization);
        }
        Map<String, ConnectionVersionEntity> versions = rows.stream()
                .flatMap(row -> Stream.ofNullable((ConnectionVersionEntity) row[1]))
                .collect(Collectors.toMap(version -> version.slot, Function.identity()));
        return connection(organization, (ConnectionEntity) rows.get(0)[0], versions);
    }

    @Override
    public void save(Connection connection) {
        StatelessSession session = unitOfWork.session(connection.organization());
        session.createMutationQuery("delete from ConnectionVersion where organizationId = :organization")
                .setParameter("organization", connection.organization().value())
                .executeUpdate();
        session.upsert(row(connection));
        List<ConnectionVersionEntity> versions = new ArrayList<>();
        connection.active().ifPresent(version -> versions.add(row(connection, ACTIVE, version)));
        connection.draft().ifPresent(version -> versions.add(row(connection, DRAFT, version)));
        connection.former().ifPresent(former -> versions.add(row(connection, FORMER, former.version())));
        versions.forEach(session::insert);
    }

    @Override
    public List<OrganizationId> organizationsWithSaml(Optional<OrganizationId> after, int limit) {
        return LookUp.organizations(
                unitOfWork.session(AcrossOrganizations.SAML_CONNECTIONS),
                "ConnectionVersion",
                "slot = :slot and protocol = :protocol",
                Map.of("slot", ACTIVE, "protocol", SsoProtocol.SAML.name()),
                after,
                limit);
    }

    private static Connection connection(
            OrganizationId organization, ConnectionEntity row, Map<String, ConnectionVersionEntity> versions) {
        return new Connection(
                organization,
                version(versions, ACTIVE),
                version(versions, DRAFT),
                version(versions, FORMER).map(version -> new Former(version, row.formerUntil)),
                Optional.ofNullable(row.testedNumber).map(number -> new Tested(number, row.testedAt)),
                row.requireSso,
                row.lastNumber,
                new Upkeep(
                        Optional.ofNullable(row.metadataDueAt),
                        Optional.ofNullable(row.metadataProblem),
                        Optional.ofNullable(row.certificateToldAt)));
    }

    private static Optional<ConnectionVersion> version(Map<String, ConnectionVersionEntity> versions, String slot) {
        return Optional.ofNullable(versions.get(slot))
                .map(row -> new ConnectionVersion(
                        new ConnectionId(row.connectionId),
                        row.number,
                        SettingsJson.read(SsoProtocol.valueOf(row.protocol), row.settings),
                        OrgRole.valueOf(row.role),
                        Optional.ofNullable(row.secret)
                                .map(text -> new ConnectionSecret(
                                        new SealedSecret(text), row.secretLastFour, row.secretSince)),
                        new Provenance(row.savedAt, row.savedBy)));
    }

    private static ConnectionEntity row(Connection connection) {
        ConnectionEntity row = new ConnectionEntity();
        row.organizationId = connection.organization().value();
        row.requireSso = connection.requireSso();
        row.lastNumber = connection.lastNumber();
        connection.tested().ifPresent(tested -> {
            row.testedNumber = tested.number();
            row.testedAt = tested.at();
        });
        connection.former().ifPresent(former -> row.formerUntil = former.until());
        connection.upkeep().nextRead().ifPresent(due -> row.metadataDueAt = due);
        connection.upkeep().problem().ifPresent(problem -> row.metadataProblem = problem);
        connection.upkeep().notified().ifPresent(at -> row.certificateToldAt = at);
        return row;
    }

    private static ConnectionVersionEntity row(Connection connection, String slot, ConnectionVersion version) {
        ConnectionVersionEntity row = new ConnectionVersionEntity();
        row.organizationId = connection.organization().value();
        row.slot = slot;
        row.connectionId = version.id().value();
        row.number = version.number();
        row.protocol = version.settings().protocol().name();
        row.settings = SettingsJson.write(version.settings());
        row.role = version.role().name();
        version.secret().ifPresent(secret -> {
            row.secret = secret.sealed().text();
            row.secretLastFour = secret.lastFour();
            row.secretSince = secret.since();
        });
        row.savedAt = version.saved().at();
        row.savedBy = version.saved().by();
        return row;
    }
}
