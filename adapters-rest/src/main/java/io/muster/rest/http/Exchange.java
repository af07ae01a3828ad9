package io.muster.rest.http;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.CallerChangedException;
import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.in.token.AuthenticateScimClient.Attribution;
import io.muster.domain.organization.Dialect;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Unavailable;
import io.muster.domain.synclog.SentRequest;
import io.muster.rest.limit.Bulkhead;
import io.muster.rest.limit.Quotas.QuotaState;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The state of one request. The filters fill it, in their order. */
@RequestScoped
public class Exchange {
    private @Nullable RequestTrace trace;
    private @Nullable RequestPath path;
    private @Nullable ScimCaller scimCaller;
    private @Nullable AdminCaller adminCaller;
    private @Nullable Runnable authentication;
    private boolean presumed;
    private @Nullable Attribution refusedToken;
    private @Nullable String template;
    private @Nullable String subject;
    private @Nullable Supplier<Optional<SentRequest>> sent;
    private byte @Nullable [] body;
    private boolean reported;
    private boolean queryHidden;
    private String apiUrl = "";
    private String address = "";
    private @Nullable QuotaOwner quotaOwner;
    private @Nullable QuotaState quotaState;
    private final Deque<Bulkhead<?>.Permits> held = new ArrayDeque<>();
    private final Deque<Bulkhead<?>.Permits> atWork = new ArrayDeque<>();

    /**
     * @param url of the API, without a slash at the end
     * @param clientAddress as {@link ClientAddress} finds it
     */
    void begin(RequestTrace newTrace, RequestPath parsed, String url, String clientAddress) {
        address = clientAddress;
        trace = newTrace;
        path = parsed;
        apiUrl = url;
    }

    /** Returns the exchange without the proxy of the container, which looks it up for each call. */
    public Exchange unproxied() {
        return this;
    }

    public RequestTrace trace() {
        return required(trace);
    }

    public Surface surface() {
        return required(path).surface();
    }

    /** Returns the surface of a request for the API; empty outside of the API. */
    public Optional<Surface> knownSurface() {
        return Optional.ofNullable(path).map(RequestPath::surface);
    }

    /** Returns the parsed path. Only a request of the surface {@link Surface#SCIM} has one. */
    public ScimPath scimPath() {
        return required(path).scim().orElseThrow();
    }

    /** Returns the URL of the organization's SCIM service, or of the API, without a slash at the end. */
    public String baseUrl() {
        return knownScimCaller()
                .map(caller -> scimUrl(caller.organization().id()))
                .orElse(apiUrl);
    }

    /** Returns the URL of an organization's SCIM service, without a slash at the end. */
    public String scimUrl(OrganizationId organization) {
        return apiUrl + "/scim/" + organization + "/v2";
    }

    /** Returns the address that the request counts against. */
    String address() {
        return address;
    }

    void admit(QuotaOwner owner) {
        quotaOwner = owner;
    }

    /**
     * Checks that the filter of the surface has let the request in.
     *
     * @throws IllegalStateException if none has, which is a fault of this server
     */
    void requireAdmitted() {
        required(quotaOwner);
    }

    /** Returns the owner of the share that the request uses. */
    QuotaOwner quotaOwner() {
        return required(quotaOwner);
    }

    /** Keeps the remaining requests of the client, for the headers of the answer. */
    void keepQuotaState(QuotaState state) {
        quotaState = state;
    }

    /** Returns the remaining requests of the client; empty if none were counted. */
    Optional<QuotaState> quotaState() {
        return Optional.ofNullable(quotaState);
    }

    /** Keeps permits for what the request holds until it is answered: its connection, and its body. */
    void releaseAtEnd(Bulkhead<?>.Permits opened) {
        held.push(opened);
    }

    /** Keeps permits for what the request holds only while it is at work. */
    void releaseAfterWork(Bulkhead<?>.Permits opened) {
        atWork.push(opened);
    }

    /** Releases the permits of work. */
    void endWork() {
        releaseDownTo(0, atWork);
    }

    /** Releases all permits. */
    void end() {
        endWork();
        releaseDownTo(0, held);
    }

    private static void releaseDownTo(int number, Deque<Bulkhead<?>.Permits> permits) {
        while (permits.size() > number) {
            permits.pop().close();
        }
    }

    public void accept(ScimCaller caller) {
        scimCaller = caller;
    }

    /** @param lookUp accepts a caller, or refuses the credential by an exception */
    public void authenticatesBy(Runnable lookUp) {
        authentication = lookUp;
    }

    /** Keeps the caller of an earlier request with the same token, until this request proves it. */
    public void presume(ScimCaller caller) {
        scimCaller = caller;
        presumed = true;
    }

    /** Looks up the credential. */
    public void authenticate() {
        presumed = false;
        scimCaller = null;
        required(authentication).run();
    }

    /** Looks up the credential of a presumed caller. Call it before such a caller learns anything from an answer. */
    public void confirm() {
        if (presumed) {
            authenticate();
        }
    }

    /**
     * Runs the work, which proves the caller where it reads or writes. If the organization has another dialect than the
     * work has assumed, looks up the caller and runs the work again.
     */
    public <T> T proving(Supplier<T> work) {
        int before = atWork.size();
        while (true) {
            try {
                T result = work.get();
                presumed = false;
                return result;
            } catch (CallerChangedException changed) {
                authenticate();
            } catch (RuntimeException failed) {
                if (!presumed || failed instanceof Unavailable || isDialectOfCaller()) {
                    throw failed;
                }
            }
            releaseDownTo(before, atWork);
        }
    }

    /** Returns whether a presumed caller has the dialect of the one who is looked up now. */
    private boolean isDialectOfCaller() {
        Dialect before = dialect();
        confirm();
        return dialect() == before;
    }

    public void accept(AdminCaller caller) {
        adminCaller = caller;
    }

    /** Keeps the owner of the refused token. */
    public void refuse(Attribution attribution) {
        refusedToken = attribution;
    }

    /** Marks the query as unreadable and hides it from resources. */
    void hideQuery() {
        queryHidden = true;
    }

    /** @throws HttpRefusal 400 if the percent encoding of the query is malformed */
    public void requireReadableQuery() {
        if (queryHidden) {
            throw new HttpRefusal(400, "The query is not percent-encoded UTF-8");
        }
    }

    /** Keeps the description of the request, which is made only if the request is refused. */
    public void describedBy(Supplier<Optional<SentRequest>> description) {
        sent = description;
    }

    /** Returns the request as it was sent; empty if it is no write, or cannot be sent again. */
    public Optional<SentRequest> sent() {
        return Optional.ofNullable(sent).flatMap(Supplier::get);
    }

    /** Keeps the bytes of the body. */
    void received(byte[] bytes) {
        body = bytes;
    }

    /** Returns the bytes of the body; empty without one, or before it was read. */
    public Optional<byte[]> body() {
        return Optional.ofNullable(body);
    }

    /** Keeps the name of the resource that the body describes. */
    public void concerns(String name) {
        subject = name;
    }

    /** Returns the name of the resource that the body describes; empty as long as it is unknown. */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    public Optional<Attribution> refusedToken() {
        return Optional.ofNullable(refusedToken);
    }

    public Optional<ScimCaller> knownScimCaller() {
        return Optional.ofNullable(scimCaller);
    }

    /** @throws Problem UNAUTHENTICATED if no token was accepted */
    public ScimCaller scimCaller() {
        return knownScimCaller()
                .orElseThrow(() -> new Problem(Problem.Code.UNAUTHENTICATED, "A valid token is required"));
    }

    /**
     * Returns the dialect of the organization whose token was accepted.
     *
     * @throws Problem UNAUTHENTICATED if no token was accepted
     */
    public Dialect dialect() {
        return scimCaller().organization().dialect();
    }

    /** @throws Problem UNAUTHENTICATED if neither an API key nor a session was accepted */
    public AdminCaller adminCaller() {
        return Optional.ofNullable(adminCaller)
                .orElseThrow(
                        () -> new Problem(Problem.Code.UNAUTHENTICATED, "A valid API key or a session is required"));
    }

    /** @param successStatus the status of the answer if the work succeeds */
    public ScimCall call(int successStatus) {
        return new ScimCall(scimCaller(), trace(), successStatus);
    }

    /** Returns true on the first call only, so that a failure with several handlers is reported once. */
    public boolean reportOnce() {
        boolean first = !reported;
        reported = true;
        return first;
    }

    /** Keeps the path template of the resource method that the request matched. */
    void matched(String resourceTemplate) {
        template = resourceTemplate;
    }

    /** Empty if no resource method matched. */
    Optional<String> template() {
        return Optional.ofNullable(template);
    }

    /**
     * Returns a name of the authenticated caller: the public id of a token, or the name of an API key with its kind.
     */
    Optional<String> callerName() {
        return knownScimCaller().map(ScimCaller::tokenId).or(() -> Optional.ofNullable(adminCaller)
                .map(AdminCaller::displayName));
    }

    /**
     * Returns the organization that the caller belongs to, or the one that an operator addresses; after a refused token
     * the organization whose token it is. During a sign-in it is the one that the path names, which nothing proves.
     * Empty if the request concerns none.
     */
    Optional<OrganizationId> organization() {
        if (surface() == Surface.SIGN_IN) {
            return required(path).organization();
        }
        Optional<OrganizationId> own = knownScimCaller()
                .map(caller -> caller.organization().id())
                .or(() -> Optional.ofNullable(adminCaller).flatMap(AdminCaller::scope));
        return callerName().isEmpty()
                ? refusedToken().map(Attribution::organization)
                : own.or(() -> required(path).organization());
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("no filter has let this request in");
        }
        return value;
    }
}
