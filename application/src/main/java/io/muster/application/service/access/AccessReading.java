package io.muster.application.service.access;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.access.ReadAccess;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.access.AccessQueries;
import io.muster.application.port.out.synclog.SyncLog;
import io.muster.application.service.OrganizationAccess;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.synclog.SyncResource;
import java.time.Instant;
import java.util.Optional;

/** Derives access from the facts on each call, so that it is never out of date. */
final class AccessReading implements ReadAccess {
    private final UnitOfWork unitOfWork;
    private final AccessQueries accessQueries;
    private final SyncLog log;
    private final OrganizationAccess access;
    private final Environment environment;

    AccessReading(Ports ports, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.accessQueries = ports.accessQueries();
        this.log = ports.syncLog();
        this.access = new OrganizationAccess(ports.organizations());
        this.environment = environment;
    }

    @Override
    public Admission check(AdminCaller caller, OrganizationId id, UserId user, WorkspaceId workspace) {
        // no look-up of the organization: without it there are no facts, and the look-up would cost a query
        caller.requireAccess(id);
        return unitOfWork
                .read(() -> accessQueries.of(id, user, workspace))
                .map(facts -> facts.accessAt(environment.now()))
                .map(found -> new Admission(found.workspaces().contains(workspace), found.role()))
                .orElse(Admission.REFUSED);
    }

    @Override
    public Explained access(AdminCaller caller, OrganizationId id, UserId user) {
        caller.requireAccess(id);
        return unitOfWork.read(
                () -> accessQueries.of(id, user).map(this::explained).orElseThrow(() -> noMember(id, user)));
    }

    @Override
    public Slice<Explained> page(AdminCaller caller, OrganizationId id, Optional<UserId> after, int limit) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            return accessQueries.page(id, after, limit).map(this::explained);
        });
    }

    private Explained explained(AccessFacts facts) {
        Instant now = environment.now();
        EffectiveAccess effective = facts.accessAt(now);
        return new Explained(facts, effective, now);
    }

    private Problem noMember(OrganizationId id, UserId user) {
        SyncLogQuery deletion = SyncLogQuery.deletionOf(SyncResource.Type.USER, user.toString());
        return log.search(id, deletion).items().stream()
                .findFirst()
                .map(entry -> new Problem(
                        Problem.Code.NOT_FOUND,
                        "Member " + user + " was deleted on " + entry.at() + " by SCIM, request " + entry.requestId()))
                .orElseGet(() -> Problem.notFound("Member", user));
    }
}
