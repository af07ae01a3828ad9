package io.muster.rest.http;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.ScimCaller;

/**
 * The owner of a quota: an organization on one surface, an operator's key, or a client address.
 *
 * @param id of the organization, the name of the key, or the address
 * @param requests the requests that it may have at work at once
 */
public record QuotaOwner(Surface surface, String id, int requests) {
    public static QuotaOwner of(ScimCaller caller) {
        return new QuotaOwner(Surface.SCIM, caller.organization().id().toString(), ClientLimits.ORGANIZATION_REQUESTS);
    }

    public static QuotaOwner of(AdminCaller caller) {
        return caller.scope()
                .map(organization ->
                        new QuotaOwner(Surface.ADMIN, organization.toString(), ClientLimits.ORGANIZATION_REQUESTS))
                .orElseGet(() -> new QuotaOwner(Surface.ADMIN, caller.displayName(), ClientLimits.OPERATOR_REQUESTS));
    }
}
