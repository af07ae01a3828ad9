package io.muster.application.service.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.UseCases;
import io.muster.application.port.in.OrganizationAdmin;
import io.muster.application.port.out.simulation.ScimClient.Reply;
import io.muster.application.port.out.simulation.ScimClient.Request;
import io.muster.application.port.out.simulation.ScimClient.Target;
import io.muster.application.testing.Scene;
import io.muster.application.testing.TestUseCases;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.DomainName;
import io.muster.domain.problem.Problem;
import io.muster.domain.simulation.ConformanceCheck;
import io.muster.domain.simulation.Conversation;
import io.muster.domain.simulation.Conversation.Step;
import io.muster.domain.simulation.ForeignService;
import io.muster.domain.simulation.SimulatedStep;
import io.muster.domain.simulation.SimulatedStep.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConformanceChecksTest {
    private static final ForeignService SERVICE =
            ForeignService.of("https://scim.product.example/v2/", "secret", DomainName.of("example.com"));

    private final Scene scene = new Scene();
    private final List<String> sent = new ArrayList<>();
    private final Set<String> stored = new TreeSet<>();
    private boolean deletes = true;
    private Duration takes = Duration.ZERO;
    private List<Step> steps = List.of(
            step("POST", "/Users", Optional.of("{\"userName\":\"{{mark}}@{{domain}}\"}"), 201, "user"),
            step("POST", "/Groups", Optional.of("{\"displayName\":\"{{mark}}\"}"), 201, "group"),
            step("GET", "/Users/{{user}}", Optional.empty(), 200, ""));
    private final UseCases useCases = TestUseCases.aWorld()
            .playing(() -> List.of(new Conversation("OKTA", "Okta", "Okta SCIM Client", steps)), this::answer)
            .useCases(scene.ports, scene.environment);

    /** A service that gives ids with a slash in them. */
    private Reply answer(Target target, Request request) {
        assertThat(target.base()).hasToString("https://scim.product.example/v2");
        assertThat(target.token()).isEqualTo("secret");
        sent.add(request.method() + " " + request.target());
        scene.passes(takes);
        String created = request.target() + "/1%2F" + stored.size();
        return switch (request.method()) {
            case "POST" -> {
                String id = "1/" + stored.size();
                stored.add(created);
                yield answered(201, Map.of("/id", id));
            }
            case "DELETE" -> answered(deletes && stored.remove(request.target()) ? 204 : 501, Map.of());
            default -> answered(stored.contains(request.target()) ? 200 : 404, Map.of());
        };
    }

    @Test
    void createdResourcesAreDeletedInReverseOrder() {
        ConformanceCheck check = check();

        assertThat(check.isPassed()).isTrue();
        assertThat(check.left()).isEmpty();
        assertThat(sent)
                .containsExactly(
                        "POST /Users",
                        "POST /Groups",
                        "GET /Users/1%2F0",
                        "DELETE /Groups/1%2F1",
                        "DELETE /Users/1%2F0");
    }

    @Test
    void resourcesThatTheConversationDeletesAreNotDeletedAgain() {
        steps = List.of(steps.get(0), step("DELETE", "/Users/{{user}}", Optional.empty(), 204, ""));

        assertThat(check().isPassed()).isTrue();
        assertThat(sent).containsExactly("POST /Users", "DELETE /Users/1%2F0");
    }

    @Test
    void resourcesThatCannotBeDeletedAreReported() {
        deletes = false;

        assertThat(check().left()).containsExactly("/Users/1%2F0", "/Groups/1%2F1");
    }

    @Test
    void slowServicesAreGivenUp() {
        takes = ConformanceCheck.STEPS;

        ConformanceCheck check = check();

        assertThat(check.isPassed()).isFalse();
        assertThat(check.steps())
                .extracting(SimulatedStep::verdict)
                .containsExactly(Verdict.PASSED, Verdict.SKIPPED, Verdict.SKIPPED);
        assertThat(sent).containsExactly("POST /Users", "DELETE /Users/1%2F0");

        sent.clear();
        takes = ConformanceCheck.STEPS_AND_DELETIONS;
        assertThat(check().left()).hasSize(1);
        assertThat(sent).containsExactly("POST /Users");
    }

    @Test
    void installationLogHasTheServiceAndNoToken() {
        check();

        assertThat(scene.auditing
                        .page(scene.admin, Optional.empty(), Optional.empty(), 1)
                        .items())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo(AuditAction.CONFORMANCE_CHECKED.name());
                    assertThat(entry.subject()).isEqualTo("https://scim.product.example/v2");
                    assertThat(entry.toString()).doesNotContain("secret");
                });
        assertThat(SERVICE).asString().doesNotContain("secret");
    }

    @Test
    void othersThanOperatorsAndUnknownConversationsAreRefused() {
        OrganizationAdmin admin = new OrganizationAdmin(
                "acme", Optional.empty(), scene.organization().id());
        assertThatThrownBy(() -> useCases.checkConformance().check(admin, SERVICE, "OKTA"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Only an operator");
        assertThatThrownBy(() -> useCases.checkConformance().check(scene.admin, SERVICE, "PING"))
                .hasMessageContaining("conversation must be one of OKTA");
        assertThat(sent).isEmpty();
    }

    private ConformanceCheck check() {
        return useCases.checkConformance().check(scene.admin, SERVICE, "OKTA");
    }

    private static Step step(String method, String path, Optional<String> body, int status, String keep) {
        return new Step(
                method + " " + path,
                method,
                path,
                Map.of(),
                body,
                status,
                List.of(),
                keep.isEmpty() ? Map.of() : Map.of(keep, "/id"),
                false);
    }

    private static Reply answered(int status, Map<String, String> values) {
        return new Reply.Answered(status, "", pointer -> Optional.ofNullable(values.get(pointer)));
    }
}
