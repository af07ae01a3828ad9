package io.muster.liberty;

import io.muster.application.port.out.traffic.SilenceAlarm;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.traffic.Rhythm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.NullUnmarked;

/** Logs and counts identity providers that have become silent. */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class SilenceReport implements SilenceAlarm {
    private static final Logger LOGGER = Logger.getLogger(SilenceReport.class.getName());

    @Inject
    private MetricRegistry metrics;

    @Override
    public void silent(OrganizationId organization, Rhythm rhythm) {
        metrics.counter("muster_sync_silent").inc();
        LOGGER.log(Level.WARNING, "The identity provider of organization {0} is silent since {1}", new Object[] {
            organization, rhythm.lastRequest()
        });
    }
}
