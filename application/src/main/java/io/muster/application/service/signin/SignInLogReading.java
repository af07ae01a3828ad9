package io.muster.application.service.signin;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.signin.ReadSignIns;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.signin.SignIns;
import io.muster.application.service.OrganizationAccess;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.PageSize;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInQuery;
import java.util.function.Consumer;

/** Reads the sign-in log page by page. */
final class SignInLogReading implements ReadSignIns {
    private final UnitOfWork unitOfWork;
    private final SignIns signIns;
    private final OrganizationAccess access;

    SignInLogReading(Ports ports) {
        this.unitOfWork = ports.unitOfWork();
        this.signIns = ports.signIns();
        this.access = new OrganizationAccess(ports.organizations());
    }

    @Override
    public Slice<SignInAttempt> search(AdminCaller caller, OrganizationId organization, SignInQuery query) {
        return unitOfWork.read(() -> {
            access.find(caller, organization);
            return signIns.search(organization, query);
        });
    }

    @Override
    public SignInAttempt find(AdminCaller caller, OrganizationId organization, SignInId id) {
        return unitOfWork.read(() -> {
            access.find(caller, organization);
            return signIns.find(organization, id).orElseThrow(() -> Problem.notFound("Sign-in", id));
        });
    }

    @Override
    public void export(
            AdminCaller caller, OrganizationId organization, SignInQuery query, Consumer<SignInAttempt> each) {
        SignInQuery rest = query.inPagesOf(PageSize.MAX);
        Slice<SignInAttempt> page = search(caller, organization, rest);
        page.items().forEach(each);
        while (page.more()) {
            rest = rest.olderThan(page.items().get(page.items().size() - 1).id().value());
            page = search(caller, organization, rest);
            page.items().forEach(each);
        }
    }
}
