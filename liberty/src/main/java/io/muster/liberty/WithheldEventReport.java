package io.muster.liberty;

import io.muster.application.port.out.event.FeedAlarm;
import io.muster.domain.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.NullUnmarked;

/** Logs and counts events that are withheld. */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class WithheldEventReport implements FeedAlarm {
    private static final Logger LOGGER = Logger.getLogger(WithheldEventReport.class.getName());

    @Inject
    private MetricRegistry metrics;

    @Override
    public void withheld(OrganizationId organization, long position, String reason) {
        metrics.counter("muster_events_withheld").inc();
        LOGGER.log(Level.WARNING, "Event {0} of organization {1} is withheld from the feed: {2}", new Object[] {
            Long.toString(position), organization, reason
        });
    }
}
