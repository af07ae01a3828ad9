package io.muster.application.port.out.traffic;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.traffic.HourCount;
import java.time.Instant;
import java.util.List;

/** The numbers of SCIM requests of each organization in each hour. */
public interface RequestCounts {
    /** Adds to the numbers of the hour. Other units of work that add to the same hour wait until this one ends. */
    void add(OrganizationId organization, HourCount more);

    /** Returns the hours with requests from the one moment on and before the other, in their order. */
    List<HourCount> between(OrganizationId organization, Instant from, Instant until);

    /** Deletes at most so many hours from before the moment; returns how many. */
    int purge(OrganizationId organization, Instant before, int limit);
}
