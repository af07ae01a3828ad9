package io.muster.application.port.in.simulation;

import io.muster.application.port.in.AdminCaller;
import io.muster.domain.problem.Problem;
import io.muster.domain.simulation.ConformanceCheck;
import io.muster.domain.simulation.ForeignService;

/** An operator plays the conversation of an identity provider against a SCIM service of somebody else. */
public interface CheckConformance {
    /**
     * Plays all steps, deletes what they created, and returns what came. Waits for the other service: usually for some
     * seconds, and for {@link ConformanceCheck#STEPS_AND_DELETIONS} and one request at most.
     *
     * @throws Problem FORBIDDEN if the caller may not access all organizations; INVALID_VALUE for an unknown
     *     conversation
     */
    ConformanceCheck check(AdminCaller caller, ForeignService service, String conversation);
}
