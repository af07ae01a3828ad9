package io.muster.application.testing.contract;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.contact.ContactLinkId;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.session.Credential;
import io.muster.domain.session.SessionId;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Outcome;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInQuery;
import io.muster.domain.signin.SignInRefused;
import io.muster.domain.signin.TestReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface SignInsContract {
    Ports ports();

    @Test
    default void startedSignInIsClaimedOnce() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        OrganizationId other = Fixtures.newOrganization(ports());
        SignInAttempt started = added(SsoFixtures.attempt(acme, NOON));

        assertThat(claim(other, started.id())).isFalse();
        assertThat(claim(acme, started.id())).isTrue();
        assertThat(claim(acme, started.id())).isFalse();
        assertThat(find(acme, started.id())).contains(SsoFixtures.returned(started));
        assertThat(find(other, started.id())).isEmpty();
    }

    @Test
    default void testIsReadWithTheCredentialOfItsTester() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        for (Credential tester : List.of(
                new Credential.OfMember(acme, new SessionId(Fixtures.newId())),
                new Credential.OfContact(acme, new ContactLinkId(Fixtures.newId())),
                new Credential.OfKey("0D1nVv2mPEXtCBy5m"),
                new Credential.OfMuster())) {
            SignInAttempt test = added(SsoFixtures.test(acme, NOON, tester));

            assertThat(find(acme, test.id())).contains(test);
        }
    }

    @Test
    default void endedSignInIsReadAsItIs() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = new UserId(Fixtures.newId());
        SignInAttempt started = added(SsoFixtures.attempt(acme, NOON));
        SignInAttempt test = added(SsoFixtures.test(acme, NOON));
        Instant end = NOON.plusSeconds(2);
        TestReport report = new TestReport(
                List.of("sub", "email"), Optional.of(ana), Optional.of(OrgRole.ADMIN), List.of("no group matched"));

        for (SignInAttempt ended : List.of(
                test.succeeded(end, Optional.of(ana), Optional.of("Ana@Acme.example"), Optional.of(report)),
                started.succeeded(end, Optional.empty(), Optional.empty(), Optional.empty()),
                started.refused(
                        end, new SignInRefused(SignInCode.NOT_INVITED, "why"), Optional.of("ana@acme.example")))) {
            ports().unitOfWork().run(() -> ports().signIns().end(ended));

            assertThat(find(acme, ended.id())).contains(ended);
            assertThat(ended.browser().session()).isEmpty();
        }
    }

    @Test
    default void signInsAreFoundByEachFilter() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        Instant now = NOON.plus(Duration.ofHours(1));
        UserId ana = new UserId(Fixtures.newId());
        SignInAttempt abandoned = added(SsoFixtures.attempt(acme, NOON));
        SignInAttempt passed = added(SsoFixtures.attempt(acme, NOON.plusSeconds(1))
                .succeeded(now, Optional.of(ana), Optional.of("Ana@Acme.example"), Optional.empty()));
        SignInAttempt refused = added(SsoFixtures.attempt(acme, NOON.plusSeconds(2))
                .refused(now, new SignInRefused(SignInCode.NOT_INVITED, "why"), Optional.empty()));
        SignInAttempt test = added(SsoFixtures.test(acme, now));

        assertThat(search(acme, all(now))).containsExactly(test, refused, passed, abandoned);
        assertThat(search(acme, all(now).olderThan(refused.id().value()))).containsExactly(passed, abandoned);
        assertThat(search(acme, query(now, Optional.of(Outcome.STARTED), Optional.empty())))
                .containsExactly(test);
        assertThat(search(acme, query(now, Optional.of(Outcome.ABANDONED), Optional.empty())))
                .containsExactly(abandoned);
        assertThat(search(acme, query(now, Optional.of(Outcome.SUCCEEDED), Optional.empty())))
                .containsExactly(passed);
        assertThat(search(acme, query(now, Optional.of(Outcome.REFUSED), Optional.empty())))
                .containsExactly(refused);
        for (String text : List.of("ANA@acme.example", passed.browser().requestId(), ana.toString())) {
            assertThat(search(acme, query(now, Optional.empty(), Optional.of(text))))
                    .containsExactly(passed);
        }
        assertThat(search(
                        acme,
                        new SignInQuery(
                                Optional.empty(),
                                Optional.of(SignInCode.NOT_INVITED),
                                Optional.of(false),
                                Optional.empty(),
                                Optional.of(NOON.plusSeconds(2)),
                                Optional.of(NOON.plusSeconds(3)),
                                Optional.empty(),
                                10,
                                now)))
                .containsExactly(refused);
        assertThat(search(
                        acme,
                        new SignInQuery(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(true),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                10,
                                now)))
                .containsExactly(test);
        assertThat(search(Fixtures.newOrganization(ports()), all(now))).isEmpty();
    }

    @Test
    default void refusedSignInsSinceAMomentAreCountedWithoutTests() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        SignInRefused why = new SignInRefused(SignInCode.NOT_INVITED, "why");
        added(SsoFixtures.attempt(acme, NOON.minusSeconds(1)).refused(NOON, why, Optional.empty()));
        added(SsoFixtures.attempt(acme, NOON).refused(NOON, why, Optional.empty()));
        added(SsoFixtures.attempt(acme, NOON.plusSeconds(1)).refused(NOON, why, Optional.empty()));
        added(SsoFixtures.attempt(acme, NOON));
        added(SsoFixtures.test(acme, NOON).refused(NOON, why, Optional.empty()));

        assertThat(refusedSince(acme, 10)).isEqualTo(2);
        assertThat(refusedSince(acme, 1)).isOne();
        assertThat(refusedSince(Fixtures.newOrganization(ports()), 10)).isZero();
    }

    @Test
    default void oldSignInsArePurgedWithinTheLimit() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        added(SsoFixtures.attempt(acme, NOON));
        added(SsoFixtures.attempt(acme, NOON));
        SignInAttempt kept = added(SsoFixtures.attempt(acme, NOON.plusSeconds(1)));

        assertThat(purge(acme, NOON.plusSeconds(1), 1)).isEqualTo(1);
        assertThat(purge(acme, NOON.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(search(acme, all(NOON))).containsExactly(kept);
    }

    @Test
    default void signInsThatAnybodyStartsArePurgedBeyondTheNewestOfEachKind() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        SignInRefused unreachable = new SignInRefused(SignInCode.OIDC_PROVIDER_UNREACHABLE, "why");
        SignInRefused uninvited = new SignInRefused(SignInCode.NOT_INVITED, "why");
        SignInAttempt refused = added(SsoFixtures.attempt(acme, NOON).refused(NOON, uninvited, Optional.empty()));
        SignInAttempt returned = added(SsoFixtures.returned(SsoFixtures.attempt(acme, NOON)));
        added(SsoFixtures.attempt(acme, NOON));
        added(SsoFixtures.attempt(acme, NOON).refused(NOON, unreachable, Optional.empty()));
        added(SsoFixtures.attempt(acme, NOON).refused(NOON, unreachable, Optional.empty()));
        added(SsoFixtures.attempt(acme, NOON));
        SignInAttempt open = added(SsoFixtures.attempt(acme, NOON.plusSeconds(1)));
        SignInAttempt newest = added(SsoFixtures.attempt(acme, NOON));
        SignInAttempt unasked = added(SsoFixtures.attempt(acme, NOON).refused(NOON, unreachable, Optional.empty()));
        OrganizationId other = Fixtures.newOrganization(ports());
        SignInAttempt theirs = added(SsoFixtures.attempt(other, NOON));

        assertThat(purgeUnfinished(acme, 1, 3)).isEqualTo(3);
        assertThat(purgeUnfinished(acme, 1, 10)).isOne();
        assertThat(purgeUnfinished(acme, 1, 10)).isZero();
        assertThat(search(acme, all(NOON))).containsExactly(unasked, newest, open, returned, refused);
        assertThat(search(other, all(NOON))).containsExactly(theirs);
    }

    @Test
    default void signInsOfATextAreReadPageByPage() {
        OrganizationId acme = Fixtures.newOrganization(ports());
        UserId ana = new UserId(Fixtures.newId());
        List<SignInAttempt> found = IntStream.range(0, 7)
                .mapToObj(number -> added(SsoFixtures.attempt(acme, NOON)
                        .succeeded(
                                NOON,
                                Optional.of(number % 2 == 0 ? ana : new UserId(Fixtures.newId())),
                                Optional.of(number % 3 == 0 ? ana.toString() : "bob@acme.example"),
                                Optional.empty())))
                .toList();
        SignInQuery query =
                query(NOON, Optional.empty(), Optional.of(ana.toString())).inPagesOf(2);

        Slice<SignInAttempt> first = page(acme, query);
        Slice<SignInAttempt> second =
                page(acme, query.olderThan(found.get(4).id().value()));
        Slice<SignInAttempt> third =
                page(acme, query.olderThan(found.get(2).id().value()));

        assertThat(first).isEqualTo(new Slice<>(List.of(found.get(6), found.get(4)), true));
        assertThat(second).isEqualTo(new Slice<>(List.of(found.get(3), found.get(2)), true));
        assertThat(third).isEqualTo(new Slice<>(List.of(found.get(0)), false));
    }

    private int purgeUnfinished(OrganizationId organization, int kept, int limit) {
        return ports().unitOfWork()
                .write(() -> ports().signIns().purgeUnfinished(organization, NOON.plusSeconds(1), kept, limit));
    }

    private int refusedSince(OrganizationId organization, int most) {
        return ports().unitOfWork().read(() -> ports().signIns().refusedSince(organization, NOON, most));
    }

    private SignInAttempt added(SignInAttempt attempt) {
        ports().unitOfWork().run(() -> ports().signIns().add(attempt));
        return attempt;
    }

    private boolean claim(OrganizationId organization, SignInId id) {
        return ports().unitOfWork().write(() -> ports().signIns().claim(organization, id));
    }

    private int purge(OrganizationId organization, Instant before, int limit) {
        return ports().unitOfWork().write(() -> ports().signIns().purge(organization, before, limit));
    }

    private Optional<SignInAttempt> find(OrganizationId organization, SignInId id) {
        return ports().unitOfWork().read(() -> ports().signIns().find(organization, id));
    }

    private List<SignInAttempt> search(OrganizationId organization, SignInQuery query) {
        return page(organization, query).items();
    }

    private Slice<SignInAttempt> page(OrganizationId organization, SignInQuery query) {
        return ports().unitOfWork().read(() -> ports().signIns().search(organization, query));
    }

    private static SignInQuery all(Instant now) {
        return query(now, Optional.empty(), Optional.empty());
    }

    private static SignInQuery query(Instant now, Optional<Outcome> outcome, Optional<String> text) {
        return new SignInQuery(
                outcome,
                Optional.empty(),
                Optional.empty(),
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                10,
                now);
    }
}
