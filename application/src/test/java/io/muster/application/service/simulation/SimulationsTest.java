package io.muster.application.service.simulation;

import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.withEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.UseCases;
import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.in.simulation.RunSimulations.Started;
import io.muster.application.port.out.simulation.ScimClient.Reply;
import io.muster.application.port.out.simulation.ScimClient.Request;
import io.muster.application.port.out.simulation.ScimClient.Target;
import io.muster.application.testing.Scene;
import io.muster.application.testing.TestUseCases;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.Attribute;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.Search;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem;
import io.muster.domain.removal.RemovalPolicy;
import io.muster.domain.simulation.Conversation;
import io.muster.domain.simulation.Conversation.Expectation;
import io.muster.domain.simulation.Conversation.Step;
import io.muster.domain.simulation.SimulatedStep;
import io.muster.domain.simulation.SimulatedStep.Verdict;
import io.muster.domain.simulation.Simulation;
import io.muster.domain.simulation.Simulation.State;
import io.muster.domain.token.TokenRing;
import io.muster.domain.token.TokenUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationsTest {
    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final List<String> sent = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    /** The node ends when it has sent so many requests. */
    private int lastRequest = Integer.MAX_VALUE;

    private Reply reply = answered(200, Map.of("/id", "a b/c", "/active", "true"));
    private Conversation conversation = new Conversation(
            "OKTA",
            "Okta",
            "Okta SCIM Client",
            List.of(
                    step("POST", "/Users", Optional.of("{\"userName\":\"{{mark}}-a@{{domain}}\"}"), "user"),
                    step("GET", "/Users/{{user}}", Optional.empty(), "")));
    private final UseCases useCases = TestUseCases.aWorld()
            .playing(() -> List.of(conversation), this::answer)
            .useCases(scene.ports, scene.environment);

    private Reply answer(Target target, Request request) {
        if (sent.size() == lastRequest) {
            throw new IllegalStateException("The node ends");
        }
        targets.add(target);
        sent.add(
                request.method() + " " + request.target() + " " + request.body().orElse("-"));
        return reply;
    }

    @Test
    void stepsAreSentInOrderWithTheirValuesAndJudged() {
        scene.synced();
        Simulation ended = play();

        assertThat(sent)
                .containsExactly(
                        "POST /Users {\"userName\":\"" + ended.mark() + "-a@" + scene.domain + "\"}",
                        "GET /Users/a%20b%2Fc -");
        assertThat(ended.state()).isEqualTo(State.PASSED);
        assertThat(ended.cleanedUp()).isTrue();
        assertThat(ended.steps()).extracting(SimulatedStep::verdict).containsExactly(Verdict.PASSED, Verdict.PASSED);
        assertThat(ended.steps().get(0).expected()).isEqualTo("HTTP 200, /active is \"true\", /password is absent");
        assertThat(targets.get(0).base()).hasToString("https://muster.example/api/v1/scim/" + acme + "/v2");
        assertThat(targets.get(0)).hasToString("Target[https://muster.example/api/v1/scim/" + acme + "/v2]");
        assertThat(scene.auditing
                        .page(scene.admin, Optional.of(acme), Optional.empty(), 1)
                        .items())
                .extracting(entry -> entry.action())
                .containsExactly(AuditAction.SIMULATION_STARTED.name());
    }

    @Test
    void wrongStatusFailsAndStepsThatNeedItsValueAreSkipped() {
        scene.synced();
        reply = answered(400, Map.of("/detail", "No such thing"));

        Simulation ended = play();

        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(ended.steps())
                .extracting(SimulatedStep::why)
                .containsExactly(
                        "Expected HTTP 200, but HTTP 400 came: No such thing.",
                        "It needs \"user\" of an earlier step, which did not get it.");
        assertThat(ended.steps()).extracting(SimulatedStep::verdict).containsExactly(Verdict.FAILED, Verdict.SKIPPED);
    }

    @Test
    void valuesThatDifferAreUnusableOrUnwantedFail() {
        scene.synced();
        reply = answered(200, Map.of("/id", "1", "/active", "false"));
        assertThat(play().steps().get(0).why()).isEqualTo("Expected \"true\" at /active, but \"false\" came.");
        reply = answered(200, Map.of("/id", "1", "/active", "true", "/password", "x"));
        assertThat(play().steps().get(0).why()).isEqualTo("Expected nothing at /password, but \"x\" came.");
        reply = answered(200, Map.of("/id", "\",\"active\":false,\"", "/active", "true"));
        assertThat(play().steps().get(0).why()).isEqualTo("The answer has no usable /id.");
        reply = new Reply.NoAnswer("No answer within 15 seconds");
        assertThat(play().steps().get(0).why()).isEqualTo("No answer within 15 seconds.");
    }

    @Test
    void stepsThatTimeDoesNotSufficeForAreSkipped() {
        scene.synced();
        Started started = begin();
        scene.passes(Simulation.LONGEST);
        started.work().run();

        Simulation ended = find(started);
        assertThat(sent).isEmpty();
        assertThat(ended.steps()).extracting(SimulatedStep::verdict).containsOnly(Verdict.SKIPPED);
        assertThat(ended.state()).isEqualTo(State.FAILED);
    }

    @Test
    void anotherModeUnknownConversationsAndASecondSimulationAreRefused() {
        scene.change(
                present -> present.switchedTo(ProvisioningMode.MANUAL, true).organization());
        assertThatThrownBy(this::begin).isInstanceOf(Problem.class).hasMessageContaining("SCIM is not active");
        scene.synced();
        assertThatThrownBy(() -> useCases.runSimulations().begin(scene.admin, acme, "PING"))
                .hasMessageContaining("conversation must be one of OKTA");
        begin();
        assertThatThrownBy(this::begin).hasMessageContaining("A simulation is running already");
    }

    @Test
    void tokenWorksBesideTheOthersUntilTheSimulationEndsOrFiveMinutesHavePassed() {
        scene.synced();
        TokenRing before = tokens();
        Started started = begin();

        TokenRing during = tokens();
        assertThat(during.current()).isEqualTo(before.current());
        assertThat(during.retiringAt(scene.environment.now())).isEmpty();
        assertThat(during.tokens()).hasSize(before.tokens().size() + 1);
        started.work().run();
        assertThat(tokens()).isEqualTo(before);

        begin();
        scene.passes(Simulation.TOKEN_LIFE);
        assertThat(tokens()).isEqualTo(before);
    }

    @Test
    void resourcesOfASimulationWhoseNodeEndedAreRemovedAfterFiveMinutes() {
        scene.synced();
        scene.removals.setPolicy(scene.admin, acme, Optional.of(RemovalPolicy.RECOMMENDED));
        Started started = begin();
        String mark = started.simulation().mark();
        ScimCall call = new ScimCall(
                new ScimCaller(scene.organization(), started.simulation().tokenId(), TokenUse.SIMULATION),
                new RequestTrace("request", Optional.empty(), scene.environment.now()),
                201);
        String email = mark + "-a@" + scene.domain;
        scene.users.create(call, withEmail(profile(email), email));
        scene.groups.create(call, GroupName.of(mark + " Group"), Optional.empty(), NamedMembers.of(Set.of()));
        scene.create(profile("ana@" + scene.domain));

        useCases.cleanUpSimulations().cleanUp();
        assertThat(names()).contains(email);
        // the organization has left SCIM meanwhile
        scene.passes(Simulation.TOKEN_LIFE.plus(Duration.ofSeconds(1)));
        scene.change(
                present -> present.switchedTo(ProvisioningMode.MANUAL, true).organization());
        useCases.cleanUpSimulations().cleanUp();

        assertThat(names()).containsExactly("ana@" + scene.domain);
        assertThat(scene.directory.groups(scene.admin, acme, everything()).items())
                .isEmpty();
        Simulation ended = find(started);
        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(ended.cleanedUp()).isTrue();
    }

    @Test
    void simulationWhoseNodeEndedBetweenItsStepsHasNotPassed() {
        scene.synced();
        Started started = begin();
        lastRequest = 1;
        assertThatThrownBy(started.work()::run).hasMessage("The node ends");
        assertThat(find(started).steps()).extracting(SimulatedStep::verdict).containsExactly(Verdict.PASSED);

        scene.passes(Simulation.TOKEN_LIFE.plus(Duration.ofSeconds(1)));
        useCases.cleanUpSimulations().cleanUp();

        Simulation ended = find(started);
        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(ended.steps()).extracting(SimulatedStep::verdict).containsExactly(Verdict.PASSED, Verdict.SKIPPED);
        assertThat(ended.steps().get(1).why()).startsWith("The server stopped");
    }

    @Test
    void simulationWhoseNodeEndedHasNotPassedEvenIfNoStepIsKnownToBeMissing() {
        scene.synced();
        Started started = begin();
        lastRequest = 1;
        assertThatThrownBy(started.work()::run).hasMessage("The node ends");

        // the node of a newer version has a shorter conversation
        conversation =
                new Conversation("OKTA", "Okta", "Okta", conversation.steps().subList(0, 1));
        scene.passes(Simulation.TOKEN_LIFE.plus(Duration.ofSeconds(1)));
        useCases.cleanUpSimulations().cleanUp();

        Simulation ended = find(started);
        assertThat(ended.state()).isEqualTo(State.FAILED);
        assertThat(ended.steps()).extracting(SimulatedStep::verdict).containsExactly(Verdict.PASSED, Verdict.SKIPPED);
        assertThat(ended.steps().get(1).why()).startsWith("The server stopped");
    }

    @Test
    void onlyTheNewestAreKept() {
        scene.synced();
        conversation = new Conversation("OKTA", "Okta", "Okta", List.of());
        Simulation first = play();
        for (int more = 0; more < Simulation.KEPT; more++) {
            play();
        }

        List<Simulation> latest = useCases.runSimulations().latest(scene.admin, acme);
        assertThat(latest).hasSize(Simulation.KEPT).doesNotContain(first);
    }

    private List<String> names() {
        return scene.directory.members(scene.admin, acme, everything()).items().stream()
                .map(user -> user.profile().userName().value())
                .toList();
    }

    private static <A extends Enum<A> & Attribute> Search<A> everything() {
        return new Search<>(Optional.empty(), Optional.empty(), new Search.Page.FromIndex(1, 10));
    }

    private Started begin() {
        return useCases.runSimulations().begin(scene.admin, acme, "OKTA");
    }

    private Simulation play() {
        Started started = begin();
        started.work().run();
        return find(started);
    }

    private Simulation find(Started started) {
        return useCases.runSimulations()
                .find(scene.admin, acme, started.simulation().id());
    }

    private TokenRing tokens() {
        return scene.ports.unitOfWork().read(() -> scene.ports.tokenRings().of(acme, scene.environment.now()));
    }

    private static Step step(String method, String path, Optional<String> body, String keep) {
        return new Step(
                method + " " + path,
                method,
                path,
                Map.of(),
                body,
                200,
                List.of(
                        new Expectation("/active", Optional.of("true")),
                        new Expectation("/password", Optional.empty())),
                keep.isEmpty() ? Map.of() : Map.of(keep, "/id"),
                false);
    }

    private static Reply answered(int status, Map<String, String> values) {
        return new Reply.Answered(status, "{}", pointer -> Optional.ofNullable(values.get(pointer)));
    }
}
