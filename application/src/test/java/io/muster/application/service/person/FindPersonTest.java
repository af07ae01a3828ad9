package io.muster.application.service.person;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.withEmail;
import static io.muster.application.testing.Fixtures.withExternalId;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.person.FindPerson.Person;
import io.muster.application.port.in.person.FindPerson.State;
import io.muster.application.port.in.synclog.ReportFailures.Failure;
import io.muster.application.testing.Scene;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.removal.RemovalPolicy;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.synclog.FailingResource;
import io.muster.domain.synclog.Remedy;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncResource;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindPersonTest {
    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();

    @ParameterizedTest
    @ValueSource(strings = {"Ana", "ANA", " ana ", "mail@", "00u1"})
    void memberIsFoundByEachNameWithRequestsAndAccess(String who) {
        UserId ana = scene.create(withExternalId(withEmail(profile("ana"), "Mail@" + scene.domain), "00u1"));
        scene.create(profile("anabel"));

        Person found = find(who.endsWith("@") ? who + scene.domain : who);

        assertThat(found.state()).isEqualTo(State.ACTIVE);
        assertThat(found.member())
                .hasValueSatisfying(member -> assertThat(member.user().id()).isEqualTo(ana));
        assertThat(found.access()).isPresent();
        assertThat(found.requests()).extracting(SyncEntry::action).containsExactly(SyncAction.CREATE);
        assertThat(found.refusals()).isEmpty();
    }

    @Test
    void personWhoWasRefusedIsShownWithTheCauseAndTheRemedy() {
        refused("ana", "userName is already used by another user");

        Person found = find("ANA");

        assertThat(found.state()).isEqualTo(State.REFUSED);
        assertThat(found.member()).isEmpty();
        assertThat(found.requests()).hasSize(1);
        assertThat(found.refusals())
                .singleElement()
                .returns(Remedy.RESOLVE_DUPLICATE.text(), FailingResource::remedy)
                .returns("userName is already used by another user", refusal -> refusal.cause()
                        .title());
    }

    @Test
    void refusalsWithoutALaterSuccessComeFirst() {
        refused("ana", "first");
        scene.create(profile("ana"));
        scene.counting.answered(acme, trace(), 201);
        scene.counted.write();
        scene.passes(Duration.ofSeconds(1));
        refused("ana", "second");
        scene.passes(Duration.ofSeconds(1));

        assertThat(find("ana").refusals())
                .extracting(refusal -> refusal.cause().title())
                .containsExactly("second", "first");
    }

    @Test
    void deletedPersonIsRemovedAndFoundByTheRequestsThatHadOnlyTheId() {
        UserId ana = scene.create(profile("ana"));
        scene.users.delete(scene.call(), ana, ResourceVersion.ANY);

        assertThat(find("ana")).returns(State.REMOVED, Person::state).satisfies(found -> assertThat(found.requests())
                .hasSize(2));
    }

    @Test
    void deactivatedPersonIsAnInactiveMember() {
        UserId ana = scene.create(profile("ana"));
        scene.edit(ana, before -> before.activated(false));

        assertThat(find("ana").state()).isEqualTo(State.INACTIVE);
    }

    @Test
    void personWhoseRemovalIsHeldIsHeld() {
        UserId ana = scene.create(profile("ana"));
        UserId ben = scene.create(profile("ben"));
        scene.removals.setPolicy(scene.admin, acme, Optional.of(none()));
        scene.edit(ana, before -> before.activated(false));
        scene.users.delete(scene.call(), ben, ResourceVersion.ANY);

        assertThat(find("ana").state()).isEqualTo(State.HELD);
        assertThat(find("ben")).returns(State.HELD, Person::state).returns(Optional.empty(), Person::member);
    }

    @Test
    void unknownPersonWasNeverSeen() {
        assertThat(find("nobody"))
                .returns(State.NEVER_SEEN, Person::state)
                .satisfies(found -> assertThat(found.requests()).isEmpty());
    }

    @Test
    void signInsAreFoundByTheMemberAndByTheAddress() {
        UserId ana = scene.create(profile("ana"));
        SignInAttempt hers = SsoFixtures.attempt(acme, NOON)
                .succeeded(NOON, Optional.of(ana), Optional.of("other@acme.example"), Optional.empty());
        SignInAttempt byAddress = SsoFixtures.attempt(acme, NOON.plusSeconds(1))
                .succeeded(NOON, Optional.empty(), Optional.of("ANA"), Optional.empty());
        scene.ports.unitOfWork().run(() -> {
            scene.ports.signIns().add(hers);
            scene.ports.signIns().add(byAddress);
            scene.ports.signIns().add(SsoFixtures.attempt(acme, NOON));
        });

        assertThat(find("ana").signIns()).containsExactly(byAddress, hers);
    }

    @Test
    void blankAndEndlessTextsAreRefused() {
        assertRefused(Problem.Code.INVALID_VALUE, () -> find(" "));
        assertRefused(Problem.Code.INVALID_VALUE, () -> find("x".repeat(257)));
    }

    private Person find(String who) {
        return scene.people.find(scene.admin, acme, who);
    }

    private void refused(String name, String cause) {
        scene.reporting.failed(new Failure(
                acme,
                SyncAction.CREATE,
                new SyncResource(SyncResource.Type.USER, Optional.empty(), Optional.of(name)),
                409,
                cause,
                Remedy.RESOLVE_DUPLICATE,
                Optional.empty(),
                trace()));
    }

    private RequestTrace trace() {
        return new RequestTrace("r", Optional.empty(), scene.environment.now());
    }

    private static RemovalPolicy none() {
        return new RemovalPolicy(0, 0, Duration.ofHours(1), Duration.ofHours(1));
    }
}
