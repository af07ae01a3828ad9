package io.muster.rest.admin;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.ItContact;
import io.muster.domain.organization.OrgRole;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.OwnPages;
import io.muster.rest.http.Surface;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.NullUnmarked;

/**
 * Viewers and Developers read, Admins change, IT contacts do what is marked for them. Decides about members by the
 * method of the request, so that a new operation is covered without a line of its own. Writes prove the role again, in
 * their unit of work.
 */
@Provider
@Singleton
@Priority(Priorities.AUTHORIZATION)
@NullUnmarked // the container fills the fields
public class RoleFilter implements ContainerRequestFilter {
    @Inject
    private Exchange exchange;

    @Context
    private ResourceInfo matched;

    @Override
    public void filter(ContainerRequestContext request) {
        if (exchange.surface() != Surface.ADMIN) {
            return;
        }
        AdminCaller caller = exchange.adminCaller();
        Class<? extends Annotation> open = caller instanceof ItContact ? ForContacts.class : ForEveryRole.class;
        if (matched.getResourceMethod().isAnnotationPresent(open)) {
            return;
        }
        caller.requireRole(OwnPages.isSafe(request.getMethod()) ? OrgRole.VIEWER : OrgRole.ADMIN);
    }
}
