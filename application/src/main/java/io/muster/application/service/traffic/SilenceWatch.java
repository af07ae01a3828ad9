package io.muster.application.service.traffic;

import io.muster.application.port.in.traffic.WatchSilence;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.traffic.Rhythms;
import io.muster.application.port.out.traffic.SilenceAlarm;
import io.muster.application.service.EachOrganization;
import io.muster.application.service.event.EventPublisher;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.traffic.Rhythm;
import java.util.List;
import java.util.Optional;

/** Decides about each alarm that is due. Only the client that counts can be silent, and only while SCIM is on. */
final class SilenceWatch implements WatchSilence {
    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final Rhythms rhythms;
    private final EventPublisher events;
    private final SilenceAlarm alarm;
    private final EachOrganization withDue;
    private final Environment environment;

    SilenceWatch(Ports ports, EventPublisher events, SilenceAlarm alarm, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.organizations = ports.organizations();
        this.rhythms = ports.rhythms();
        this.events = events;
        this.alarm = alarm;
        this.withDue = new EachOrganization(
                unitOfWork, (after, limit) -> rhythms.organizationsWithDue(environment.now(), after, limit));
        this.environment = environment;
    }

    @Override
    public boolean watch() {
        return withDue.turn(
                organization -> decide(organization).ifPresent(rhythm -> alarm.silent(organization, rhythm)));
    }

    /** Returns the rhythm of a client that has become silent. */
    private Optional<Rhythm> decide(OrganizationId id) {
        return unitOfWork.write(() -> {
            boolean scim = organizations
                    .find(id)
                    .filter(organization -> organization.mode() == ProvisioningMode.SCIM)
                    .isPresent();
            List<Rhythm> known = rhythms.lock(id);
            Optional<Rhythm> silent = Rhythm.main(known)
                    .filter(main -> scim && main.isDueAt(environment.now()))
                    .map(Rhythm::silent);
            known.stream()
                    .filter(rhythm -> rhythm.isDueAt(environment.now()))
                    .forEach(due -> rhythms.save(
                            id,
                            silent.filter(rhythm -> rhythm.client() == due.client())
                                    .orElseGet(due::unwatched)));
            silent.ifPresent(rhythm -> events.sync(EventType.SYNC_SILENT, id, rhythm));
            return silent;
        });
    }
}
