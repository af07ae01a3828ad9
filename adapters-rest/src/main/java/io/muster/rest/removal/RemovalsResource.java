package io.muster.rest.removal;

import static io.muster.rest.admin.AdminMapper.VIEWS;

import io.muster.application.port.in.removal.DecideRemovals;
import io.muster.application.port.in.removal.DecideRemovals.Decided;
import io.muster.domain.directory.Search;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.RemovalPolicy;
import io.muster.rest.admin.Views.DecidedView;
import io.muster.rest.admin.Views.HoldPolicyView;
import io.muster.rest.admin.Views.LeftView;
import io.muster.rest.admin.Views.Page;
import io.muster.rest.admin.Views.RemovalView;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.JsonBody;
import io.muster.rest.http.Parameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullUnmarked;

/** The brake on mass deprovisioning: its policy, what it holds, and what an admin decides about it. */
@Path("organizations/{id}/removals")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@Tag(name = "Deprovisioning hold")
@NullUnmarked // the container fills the fields
public class RemovalsResource {
    private static final long DAY = 86_400;

    @Inject
    private DecideRemovals holds;

    @Inject
    private Exchange exchange;

    @PathParam("id")
    private String id;

    @GET
    @Path("policy")
    @Operation(summary = "How many removals within a time are too many")
    public HoldPolicyView policy() {
        return view(holds.policy(exchange.adminCaller(), organization()));
    }

    @PUT
    @Path("policy")
    @Operation(
            summary =
                    "enabled; share in percent of the members with access (20), number that is never too many (20), windowSeconds"
                            + " (600), deadlineSeconds after which a held removal takes effect (259200). What isn't given is as"
                            + " recommended")
    public HoldPolicyView setPolicy(byte[] body) {
        JsonBody json = JsonBody.of(body).only("enabled", "share", "number", "windowSeconds", "deadlineSeconds");
        boolean enabled = json.flag("enabled").orElseThrow(() -> Problem.invalidValue("enabled is required"));
        Optional<RemovalPolicy> policy = enabled ? Optional.of(policy(json)) : Optional.empty();
        holds.setPolicy(exchange.adminCaller(), organization(), policy);
        return view(policy);
    }

    @GET
    @Operation(summary = "Counted removals, newest first: state EFFECTIVE, HELD, APPROVED, REJECTED, LAPSED, WITHDRAWN")
    public Page<RemovalView> list(
            @QueryParam("state") String state, @QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        int size = Parameters.limit(Optional.ofNullable(limit), Search.DEFAULT_PAGE, Search.MAX_PAGE);
        List<Removal> page = holds.removals(
                exchange.adminCaller(),
                organization(),
                Optional.ofNullable(state)
                        .filter(text -> !text.isBlank())
                        .map(text -> JsonBody.constant("state", Removal.State.class, text)),
                Parameters.number(Optional.ofNullable(cursor)),
                size);
        return new Page<>(
                page.stream().map(VIEWS::view).toList(),
                page.size() < size
                        ? null
                        : Long.toString(page.get(page.size() - 1).number()));
    }

    @POST
    @Path("{number}/decision")
    @Operation(
            summary = "decision APPROVE: access ends now; REJECT: the member is as before; UNDO: an earlier decision")
    public RemovalView decide(@PathParam("number") String number, byte[] body) {
        return VIEWS.view(holds.decide(
                exchange.adminCaller(),
                organization(),
                Parameters.number("Removal", number),
                JsonBody.of(body).requiredOneOf("decision", Removal.Decision.class)));
    }

    @POST
    @Path("decision")
    @Operation(
            summary =
                    "decision APPROVE or REJECT of what is held, newest first, a hundred in a request; answers with what"
                            + " was decided, what is left and why, and with the cursor to send for the rest")
    public DecidedView decideAll(byte[] body) {
        JsonBody json = JsonBody.of(body);
        Removal.Decision decision = json.requiredOneOf("decision", Removal.Decision.class);
        if (decision == Removal.Decision.UNDO) {
            throw Problem.invalidValue("decision must be APPROVE or REJECT; decisions are taken back one by one");
        }
        Decided decided = holds.decideAll(
                exchange.adminCaller(), organization(), decision, Parameters.number(json.text("cursor")));
        return new DecidedView(
                decided.decided().stream().map(VIEWS::view).toList(),
                decided.left().stream()
                        .map(left ->
                                new LeftView(left.removal().number(), left.why().getMessage()))
                        .toList(),
                decided.next().map(String::valueOf).orElse(null));
    }

    private static RemovalPolicy policy(JsonBody json) {
        RemovalPolicy usual = RemovalPolicy.RECOMMENDED;
        return new RemovalPolicy(
                bounded(json.number("share").orElse((long) usual.share())),
                bounded(json.number("number").orElse((long) usual.number())),
                seconds(json.number("windowSeconds").orElse(usual.window().toSeconds())),
                seconds(json.number("deadlineSeconds").orElse(usual.deadline().toSeconds())));
    }

    /** What is out of every range stays so when it is narrowed. */
    private static int bounded(long number) {
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, number));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(Math.max(0, Math.min(365 * DAY, seconds)));
    }

    private static HoldPolicyView view(Optional<RemovalPolicy> policy) {
        return policy.map(on -> new HoldPolicyView(
                        true,
                        on.share(),
                        on.number(),
                        on.window().toSeconds(),
                        on.deadline().toSeconds()))
                .orElseGet(() -> new HoldPolicyView(false, null, null, null, null));
    }

    private OrganizationId organization() {
        return Parameters.organization(id);
    }
}
