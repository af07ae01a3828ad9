package io.muster.application.service.synclog;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.application.UseCases;
import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.in.synclog.ReplayRequests;
import io.muster.application.port.in.synclog.ReplayRequests.Outcome;
import io.muster.application.port.in.synclog.ReportFailures.Failure;
import io.muster.application.port.in.token.AuthenticateScimClient.Outcome.Accepted;
import io.muster.application.port.out.simulation.ScimClient.Reply;
import io.muster.application.port.out.simulation.ScimClient.Request;
import io.muster.application.port.out.simulation.ScimClient.Target;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.application.testing.TestUseCases;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.Remedy;
import io.muster.domain.synclog.SentRequest;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.token.SecretBox;
import io.muster.domain.token.TokenRing;
import io.muster.domain.token.TokenUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final SentRequest SENT = new SentRequest(
            "PATCH",
            "/Users/1?attributes=id",
            Optional.of("W/\"3\""),
            Optional.of("Okta"),
            Optional.of("{\"a\":\"b\"}"));

    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final List<Request> requests = new ArrayList<>();
    private final List<ScimCaller> callers = new ArrayList<>();
    private int status = 200;
    private final UseCases useCases =
            TestUseCases.aWorld().playing(List::of, this::answer).useCases(scene.ports, scene.environment);
    private final ReplayRequests replays = useCases.replayRequests();

    private Reply answer(Target target, Request request) {
        requests.add(request);
        if (scene.authentication.authenticate(Optional.of(acme), target.token()) instanceof Accepted accepted) {
            callers.add(accepted.caller());
        }
        if (status == 409) {
            useCases.reportFailures()
                    .failed(failure(request.requestId().orElseThrow()).of(TokenUse.REPLAY));
        }
        return status == 0
                ? new Reply.NoAnswer("No answer within 15 seconds")
                : new Reply.Answered(status, "{}", pointer -> Optional.empty());
    }

    @Test
    void refusedWriteIsSentAsItWasWithATokenForThisRequestOnly() {
        scene.synced();
        TokenRing before = tokens();
        UUID entry = refused(Optional.of(SENT));

        assertThat(replays.find(scene.admin, acme, entry).request()).isEqualTo(SENT);
        assertThat(replays.replay(scene.admin, acme, entry)).isEqualTo(new Outcome.Answered(200, Optional.empty()));

        Request sent = requests.get(0);
        assertThat(sent.method() + sent.target()).isEqualTo("PATCH/Users/1?attributes=id");
        assertThat(sent.body()).isEqualTo(SENT.body());
        assertThat(sent.ifMatch()).isEqualTo(SENT.ifMatch());
        assertThat(sent.requestId().orElseThrow()).startsWith("replay-" + entry + "-");
        assertThat(callers).extracting(ScimCaller::use).containsExactly(TokenUse.REPLAY);
        assertThat(tokens()).isEqualTo(before);
        assertThat(scene.auditing
                        .page(scene.admin, Optional.of(acme), Optional.empty(), 1)
                        .items())
                .allSatisfy(act -> {
                    assertThat(act.action()).isEqualTo(AuditAction.REQUEST_REPLAYED.name());
                    assertThat(act.subject()).isEqualTo("sync-log/" + entry);
                })
                .hasSize(1);
    }

    @Test
    void refusalOfAReplayIsAnEntryThatNamesTheFirst() {
        scene.synced();
        UUID entry = refused(Optional.of(SENT));
        status = 409;

        Outcome outcome = replays.replay(scene.admin, acme, entry);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(409);
            assertThat(answered.entry().orElseThrow().note()).contains("Replay of the entry " + entry);
        });
    }

    @Test
    void replayWithoutAnAnswerEndsItsToken() {
        scene.synced();
        TokenRing before = tokens();
        UUID entry = refused(Optional.of(SENT));
        status = 0;

        assertThat(replays.replay(scene.admin, acme, entry))
                .isEqualTo(new Outcome.NotAnswered("No answer within 15 seconds"));
        assertThat(tokens()).isEqualTo(before);
    }

    @Test
    void requestThatIsOldUnkeptOrOfAnotherSecretKeyIsNotFound() {
        scene.synced();
        UUID unkept = refused(Optional.empty());
        UUID large = refused(Optional.of(new SentRequest(
                "POST",
                "/Users",
                Optional.empty(),
                Optional.empty(),
                Optional.of("x".repeat(SentRequest.MAX_BODY + 1)))));
        UUID kept = refused(Optional.of(SENT));
        byte[] key = new byte[32];
        key[0] = 1;
        ReplayRequests otherKey = TestUseCases.aWorld()
                .with(new SecretBox(key))
                .useCases(scene.ports, scene.environment)
                .replayRequests();

        for (UUID entry : List.of(unkept, large, Fixtures.newId())) {
            assertThatThrownBy(() -> replays.find(scene.admin, acme, entry)).hasMessageContaining("not kept");
        }
        assertThatThrownBy(() -> otherKey.find(scene.admin, acme, kept)).hasMessageContaining("not kept");
        scene.passes(SentRequest.KEPT.minus(Duration.ofSeconds(1)));
        assertThat(replays.find(scene.admin, acme, kept).until()).isEqualTo(NOON.plus(SentRequest.KEPT));
        scene.passes(Duration.ofSeconds(1));
        assertThatThrownBy(() -> replays.replay(scene.admin, acme, kept)).hasMessageContaining("not kept");
        assertThat(requests).isEmpty();
    }

    @Test
    void sentRequestIsPurgedAfterSevenDays() {
        scene.synced();
        UUID entry = refused(Optional.of(SENT));
        scene.passes(SentRequest.KEPT.plus(Duration.ofSeconds(1)));

        scene.retention.purgeSyncLogs();

        assertThat(scene.ports
                        .unitOfWork()
                        .<Boolean>read(() ->
                                scene.ports.sentRequests().find(acme, entry).isPresent()))
                .isFalse();
    }

    @Test
    void anotherModeRefusesReplays() {
        scene.synced();
        UUID entry = refused(Optional.of(SENT));
        scene.change(
                present -> present.switchedTo(ProvisioningMode.MANUAL, true).organization());

        assertThatThrownBy(() -> replays.replay(scene.admin, acme, entry))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("SCIM is not active");
    }

    private UUID refused(Optional<SentRequest> sent) {
        useCases.reportFailures().failed(failure("request"), sent);
        return scene.ports
                .unitOfWork()
                .read(() -> scene.ports.syncLog().search(acme, SyncLogQuery.newest(1)))
                .items()
                .get(0)
                .id();
    }

    private Failure failure(String requestId) {
        return new Failure(
                acme,
                SyncAction.UPDATE,
                SyncResource.of(SyncResource.Type.USER, "id", "ann"),
                409,
                "cause",
                Remedy.RESTART_PROVISIONING,
                Optional.empty(),
                new RequestTrace(requestId, Optional.empty(), NOON));
    }

    private TokenRing tokens() {
        return scene.ports.unitOfWork().read(() -> scene.ports.tokenRings().of(acme, scene.environment.now()));
    }
}
