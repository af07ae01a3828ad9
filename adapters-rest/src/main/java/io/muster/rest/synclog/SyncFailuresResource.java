package io.muster.rest.synclog;

import io.muster.application.port.in.synclog.ReadSyncLog;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.synclog.FailingResource;
import io.muster.domain.synclog.FailureGroup;
import io.muster.rest.admin.Page;
import io.muster.rest.admin.PageRequest;
import io.muster.rest.http.Exchange;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The failures of the sync log, grouped by their cause. */
@Path("organizations/{id}/sync-log/failures")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Sync log")
@NullUnmarked // the container fills the fields
public class SyncFailuresResource {
    @Inject
    private ReadSyncLog log;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private OrganizationId id;

    @GET
    @Operation(
            operationId = "listSyncFailures",
            summary = "List the causes of failures",
            description = "Failures of the sync log, grouped by their cause, the latest first.")
    public Page<FailureGroupView> causes(
            @QueryParam("solved")
                    @Parameter(description = "Only causes of which every resource had a success since, or the others.")
                    Boolean solved,
            @BeanParam PageRequest page) {
        return Page.of(
                log.failures(exchange.adminCaller(), id, Optional.ofNullable(solved), page.afterId(), page.size()),
                FailureGroup::lastEntry,
                FailureGroupView::of);
    }

    @GET
    @Path("{cause}")
    @Operation(
            operationId = "listSyncFailureResources",
            summary = "List the resources of a cause",
            description = "The users or groups that failed for this cause, the latest first.")
    public Page<FailingResourceView> resources(
            @PathParam("cause") @Parameter(description = "The key of the cause.", example = "3f1c9a0b12de45f6")
                    String cause,
            @BeanParam PageRequest page) {
        return Page.of(
                log.failingResources(exchange.adminCaller(), id, cause, page.afterId(), page.size()),
                FailingResource::lastEntry,
                FailingResourceView::of);
    }
}
