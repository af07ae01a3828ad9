package io.muster.application.port.out.traffic;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.traffic.Rhythm;

/** Alarms the operator. */
public interface SilenceAlarm {
    /** The identity provider of an organization sends nothing any more, against its habit. */
    void silent(OrganizationId organization, Rhythm rhythm);
}
