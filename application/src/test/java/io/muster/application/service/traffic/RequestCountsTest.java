package io.muster.application.service.traffic;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.synclog.ReportFailures.Failure;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Unavailable;
import io.muster.domain.synclog.FailureGroup;
import io.muster.domain.synclog.Remedy;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.traffic.HourCount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RequestCountsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();

    @Test
    void requestsAreInTheNumbersOfTheirHourOnceTheyAreWritten() {
        answered(200);
        answered(404);
        scene.passes(HOUR);
        answered(503);

        assertThat(scene.counts.lastHours(scene.admin, acme, 2))
                .extracting(HourCount::requests)
                .containsOnly(0L);
        assertThat(scene.counted.write()).isOne();
        assertThat(scene.counted.write()).isZero();
        answered(200);
        scene.counted.write();

        assertThat(scene.counts.lastHours(scene.admin, acme, 3))
                .containsExactly(
                        HourCount.none(NOON.minus(HOUR)),
                        new HourCount(NOON, 2, 1),
                        new HourCount(NOON.plus(HOUR), 2, 1));
    }

    @Test
    void numbersThatCannotBeWrittenAreWrittenLater() {
        Scene broken = new Scene();
        UnitOfWork works = broken.ports.unitOfWork();
        Breaking unitOfWork = new Breaking(works);
        RequestCounting counting = new RequestCounting(
                Fixtures.with(broken.ports, UnitOfWork.class, unitOfWork),
                new EventPublisher(broken.ports.outbox(), broken.environment),
                broken.environment);
        OrganizationId id = broken.organization().id();
        counting.answered(id, trace(broken), 200);

        unitOfWork.broken = true;
        assertThatThrownBy(counting::write).isInstanceOf(Unavailable.class);
        counting.answered(id, trace(broken), 500);
        unitOfWork.broken = false;
        counting.write();

        assertThat(broken.counts.lastHours(broken.admin, id, 1)).containsExactly(new HourCount(NOON, 2, 1));
    }

    @Test
    void deletedOrganizationGetsNoNumbers() {
        answered(200);
        scene.deletion.delete(
                scene.admin, acme, Optional.of(scene.organization().name()), true);

        scene.counted.write();

        assertThat(scene.ports
                        .unitOfWork()
                        .read(() -> scene.ports.requestCounts().between(acme, NOON, NOON.plus(HOUR))))
                .isEmpty();
        assertRefused(Problem.Code.NOT_FOUND, () -> scene.counts.lastHours(scene.admin, acme, 1));
    }

    @Test
    void failureIsSolvedByASuccessOfThePersonWithTheNextNumbers() {
        scene.reporting.failed(new Failure(
                acme,
                SyncAction.CREATE,
                new SyncResource(SyncResource.Type.USER, Optional.empty(), Optional.of("ana")),
                409,
                "taken",
                Remedy.RESOLVE_DUPLICATE,
                Optional.empty(),
                trace(scene)));
        answered(409);
        scene.counted.write();
        assertThat(failures()).singleElement().returns(Optional.empty(), FailureGroup::solvedSince);

        scene.passes(Duration.ofSeconds(5));
        scene.create(Fixtures.profile("Ana"));
        answered(201);
        scene.passes(Duration.ofSeconds(5));
        scene.counted.write();

        assertThat(failures()).singleElement().returns(Optional.of(NOON.plusSeconds(10)), FailureGroup::solvedSince);
    }

    @Test
    void oldHoursArePurgedAfterAMonth() {
        answered(200);
        scene.counted.write();

        scene.passes(HourCount.KEPT);
        assertThat(scene.retention.purgeRequestCounts()).isZero();
        scene.passes(Duration.ofSeconds(1));
        assertThat(scene.retention.purgeRequestCounts()).isOne();
    }

    private List<FailureGroup> failures() {
        return scene.reading
                .failures(scene.admin, acme, Optional.empty(), Optional.empty(), 10)
                .items();
    }

    private void answered(int status) {
        scene.counting.answered(acme, trace(scene), status);
    }

    private static RequestTrace trace(Scene scene) {
        return new RequestTrace("r", Optional.empty(), scene.environment.now());
    }

    /** A database that is away when told so. */
    private static final class Breaking implements UnitOfWork {
        private final UnitOfWork works;
        private boolean broken;

        private Breaking(UnitOfWork works) {
            this.works = works;
        }

        @Override
        public <T> T write(Supplier<T> work) {
            if (broken) {
                throw new Unavailable(Unavailable.Reason.NO_CONNECTION, new IllegalStateException("away"));
            }
            return works.write(work);
        }

        @Override
        public <T> T read(Supplier<T> work) {
            return works.read(work);
        }
    }
}
