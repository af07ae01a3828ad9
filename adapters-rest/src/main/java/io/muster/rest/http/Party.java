package io.muster.rest.http;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.ScimCaller;

/**
 * The owner of a concurrency quota: an organization on one surface, or an operator's key.
 *
 * @param id of the organization, or the name of the caller
 * @param requests the requests that it may have at work at once
 */
public record Party(Surface surface, String id, int requests) {
    public static Party of(ScimCaller caller) {
        return new Party(Surface.SCIM, caller.organization().id().toString(), ClientLimits.ORGANIZATION_REQUESTS);
    }

    public static Party of(AdminCaller caller) {
        return caller.scope()
                .map(organization ->
                        new Party(Surface.ADMIN, organization.toString(), ClientLimits.ORGANIZATION_REQUESTS))
                .orElseGet(() -> new Party(Surface.ADMIN, caller.displayName(), ClientLimits.OPERATOR_REQUESTS));
    }
}
