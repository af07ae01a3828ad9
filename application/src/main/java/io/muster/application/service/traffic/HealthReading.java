package io.muster.application.service.traffic;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.traffic.ReadHealth;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.connection.Connections;
import io.muster.application.port.out.removal.Removals;
import io.muster.application.port.out.signin.SignIns;
import io.muster.application.port.out.synclog.Failures;
import io.muster.application.port.out.token.TokenRings;
import io.muster.application.port.out.traffic.Rhythms;
import io.muster.application.service.OrganizationAccess;
import io.muster.domain.connection.IdpCertificate;
import io.muster.domain.connection.ProviderSettings;
import io.muster.domain.connection.SamlSettings;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.removal.Removal;
import io.muster.domain.traffic.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what the tables know. */
final class HealthReading implements ReadHealth {
    private static final Duration DAY = Duration.ofDays(1);

    private final UnitOfWork unitOfWork;
    private final OrganizationAccess access;
    private final Rhythms rhythms;
    private final TokenRings tokenRings;
    private final Failures failures;
    private final Connections connections;
    private final SignIns signIns;
    private final Removals removals;
    private final Environment environment;

    HealthReading(Ports ports, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.access = new OrganizationAccess(ports.organizations());
        this.rhythms = ports.rhythms();
        this.tokenRings = ports.tokenRings();
        this.failures = ports.failures();
        this.connections = ports.connections();
        this.signIns = ports.signIns();
        this.removals = ports.removals();
        this.environment = environment;
    }

    @Override
    public Health health(AdminCaller caller, OrganizationId id) {
        return unitOfWork.read(() -> health(access.find(caller, id)));
    }

    private Health health(Organization organization) {
        OrganizationId id = organization.id();
        Instant now = environment.now();
        return new Health(
                organization.mode(),
                organization.missingForScim(),
                Rhythm.main(rhythms.of(id)),
                tokenRings.of(id, now),
                failures.causes(id, Optional.of(false), Optional.empty(), MOST_FAILURES)
                        .items(),
                connections.of(id).activeIn(organization).flatMap(version -> certificateEnd(version.settings())),
                signIns.refusedSince(id, now.minus(DAY), MOST_COUNTED),
                removals.page(id, Optional.of(Removal.State.HELD), Optional.empty(), MOST_COUNTED)
                        .items()
                        .size(),
                now);
    }

    private static Optional<Instant> certificateEnd(ProviderSettings settings) {
        return Stream.of(settings)
                .filter(SamlSettings.class::isInstance)
                .flatMap(saml -> ((SamlSettings) saml).certificates().stream())
                .map(IdpCertificate::end)
                .max(Comparator.naturalOrder());
    }
}
