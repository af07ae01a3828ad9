package io.muster.application.service.connection;

import io.muster.application.port.in.connection.MaintainConnections;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.Connections;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.service.EachOrganization;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.connection.CertificateEnd;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.ConnectionVersion;
import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.ProviderMetadata;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Takes one organization at a time, and asks identity providers outside of any unit of work. */
final class ConnectionUpkeep implements MaintainConnections {
    /** The author of changes that the metadata of the identity provider makes. */
    private static final String METADATA = "(metadata)";

    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final Connections connections;
    private final ProviderRequests requests;
    private final EventPublisher events;
    private final AuditTrail auditTrail;
    private final EachOrganization all;
    private final Environment environment;

    ConnectionUpkeep(
            Ports ports,
            ProviderRequests requests,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.connections = ports.connections();
        this.requests = requests;
        this.events = events;
        this.auditTrail = auditTrail;
        this.all = new EachOrganization(unitOfWork, connections::organizationsWithSaml);
        this.environment = environment;
    }

    @Override
    public long maintain() {
        return all.sum(this::maintain);
    }

    private long maintain(OrganizationId organization) {
        Connection seen = unitOfWork.read(() -> connections.of(organization));
        Optional<URI> due = seen.metadataDue(environment.now());
        boolean read = due.isPresent() && change(organization, decision(due.get()));
        boolean notice = seen.noticeDue(environment.now()).isPresent() && change(organization, this::noticed);
        return read || notice ? 1 : 0;
    }

    /** Asks the identity provider, and returns what to do with its answer. */
    private UnaryOperator<Connection> decision(URI url) {
        ProviderMetadata metadata;
        try {
            metadata = requests.metadata(url);
        } catch (Problem unusable) {
            return before ->
                    ifDue(before, url).map(same -> unread(same, unusable)).orElse(before);
        }
        return before -> ifDue(before, url).map(same -> reread(same, metadata)).orElse(before);
    }

    /** Another node can have read it in the meantime, and an admin can have entered another address. */
    private Optional<Connection> ifDue(Connection before, URI url) {
        return Optional.of(before)
                .filter(same -> same.metadataDue(environment.now()).equals(Optional.of(url)));
    }

    private Connection unread(Connection before, Problem unusable) {
        return before.unreadable(unusable.detail(), environment.now());
    }

    private Connection reread(Connection before, ProviderMetadata metadata) {
        Connection after;
        try {
            after = before.republished(metadata, environment.now());
        } catch (Problem ofAnother) {
            return unread(before, ofAnother);
        }
        ConnectionVersion active = after.active().orElseThrow();
        if (!before.active().equals(after.active())) {
            events.connection(before.organization(), active);
            auditTrail.record(
                    METADATA,
                    before.organization(),
                    AuditAction.CONNECTION_METADATA_CHANGED,
                    "connection",
                    new AuditDetails()
                            .changed("certificates", certificates(before), certificates(after))
                            .changed("ssoUrl", ssoUrl(before), ssoUrl(after))
                            .asMap());
        }
        return after;
    }

    private Connection noticed(Connection before) {
        Optional<Integer> days = before.noticeDue(environment.now());
        Optional<IdpCertificate> last = before.active()
                .flatMap(ConnectionUpkeep::settings)
                .flatMap(settings -> CertificateEnd.lastOf(settings.certificates()));
        if (days.isEmpty() || last.isEmpty()) {
            return before;
        }
        events.certificateEnding(before.organization(), last.get(), days.get());
        return before.notified(environment.now());
    }

    /** Returns whether this call changed the connection. */
    private boolean change(OrganizationId organization, UnaryOperator<Connection> decision) {
        return unitOfWork.write(() -> {
            if (organizations.lock(organization).isEmpty()) {
                return false;
            }
            Connection before = connections.of(organization);
            Connection after = decision.apply(before);
            if (before.equals(after)) {
                return false;
            }
            connections.save(after);
            return true;
        });
    }

    private static Optional<SamlSettings> settings(ConnectionVersion version) {
        return version.settings() instanceof SamlSettings settings ? Optional.of(settings) : Optional.empty();
    }

    private static String certificates(Connection connection) {
        return connection.active().flatMap(ConnectionUpkeep::settings).stream()
                .flatMap(settings -> settings.certificates().stream())
                .map(IdpCertificate::fingerprint)
                .collect(Collectors.joining(" "));
    }

    private static String ssoUrl(Connection connection) {
        return connection
                .active()
                .flatMap(ConnectionUpkeep::settings)
                .map(settings -> settings.ssoUrl().toString())
                .orElse("");
    }
}
