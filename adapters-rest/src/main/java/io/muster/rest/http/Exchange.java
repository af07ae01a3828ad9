package io.muster.rest.http;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.in.token.AuthenticateScimClient.Attribution;
import io.muster.domain.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known about the request that is being answered; filled in by the filters, in their order. */
@RequestScoped
public class Exchange {
    private @Nullable RequestTrace trace;
    private @Nullable ScimCaller scimCaller;
    private @Nullable AdminCaller adminCaller;
    private @Nullable Attribution refusedToken;
    private boolean scim;
    private boolean reported;
    private String baseUrl = "";

    public void begin(RequestTrace begun, boolean isScim, String url) {
        trace = begun;
        scim = isScim;
        baseUrl = url;
    }

    /** Empty before the first filter has seen the request. */
    public Optional<RequestTrace> trace() {
        return Optional.ofNullable(trace);
    }

    public boolean isScim() {
        return scim;
    }

    /** Of this organization's SCIM service, or of the admin API, without a slash at the end. */
    public String baseUrl() {
        return baseUrl;
    }

    public void accept(ScimCaller caller) {
        scimCaller = caller;
    }

    public void accept(AdminCaller caller) {
        adminCaller = caller;
    }

    public void refuse(Attribution attribution) {
        refusedToken = attribution;
    }

    public Optional<Attribution> refusedToken() {
        return Optional.ofNullable(refusedToken);
    }

    public Optional<ScimCaller> knownScimCaller() {
        return Optional.ofNullable(scimCaller);
    }

    /** @throws Problem UNAUTHENTICATED if nobody has identified themselves */
    public ScimCaller scimCaller() {
        return knownScimCaller()
                .orElseThrow(() -> new Problem(Problem.Code.UNAUTHENTICATED, "A valid token is required"));
    }

    /** @throws Problem UNAUTHENTICATED if nobody has identified themselves */
    public AdminCaller adminCaller() {
        return Optional.ofNullable(adminCaller)
                .orElseThrow(() -> new Problem(Problem.Code.UNAUTHENTICATED, "A valid API key is required"));
    }

    /** @param successStatus what the caller is going to be answered if the work succeeds */
    public ScimCall call(int successStatus) {
        RequestTrace begun = trace().orElseThrow(IllegalStateException::new);
        return new ScimCall(scimCaller(), begun, successStatus);
    }

    /** True the first time only: a failure is reported once, however many handlers see it. */
    public boolean reportOnce() {
        boolean first = !reported;
        reported = true;
        return first;
    }
}
