package io.muster.rest.synclog;

import io.muster.domain.synclog.AttributeChange;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncResource;
import io.muster.rest.synclog.SyncEntryView.ChangeView;
import io.muster.rest.synclog.SyncEntryView.FailureView;
import io.muster.rest.synclog.SyncEntryView.ResourceView;
import java.time.Duration;
import java.util.Optional;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** Copies entries of the sync log into views. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface SyncLogMapper {
    SyncLogMapper VIEWS = Mappers.getMapper(SyncLogMapper.class);

    @Mapping(target = "durationMillis", source = "duration")
    @Mapping(target = "failure", source = "entry")
    SyncEntryView view(SyncEntry entry);

    ResourceView view(SyncResource resource);

    ChangeView view(AttributeChange change);

    default double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    default Optional<FailureView> failure(SyncEntry entry) {
        return entry.failure().flatMap(failure -> entry.failureCause()
                .map(cause -> new FailureView(failure.cause(), failure.remedy(), cause.key())));
    }
}
