package io.muster.application.testing.fake;

import io.muster.application.port.out.signin.SignIns;
import io.muster.application.testing.SsoFixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.Refusal;
import io.muster.domain.signin.SignInAttempt.State;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInQuery;
import io.muster.domain.text.Folding;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record InMemorySignIns(InMemoryUnitOfWork unitOfWork) implements SignIns {
    @Override
    public void add(SignInAttempt attempt) {
        unitOfWork.state().signIns.put(attempt.id().value(), attempt);
    }

    @Override
    public Optional<SignInAttempt> find(OrganizationId organization, SignInId id) {
        return of(organization).filter(attempt -> attempt.id().equals(id)).findFirst();
    }

    @Override
    public boolean claim(OrganizationId organization, SignInId id) {
        Optional<SignInAttempt> started = find(organization, id).filter(attempt -> attempt.state() == State.STARTED);
        started.map(SsoFixtures::returned).ifPresent(this::add);
        return started.isPresent();
    }

    @Override
    public void end(SignInAttempt attempt) {
        add(attempt);
    }

    @Override
    public Slice<SignInAttempt> search(OrganizationId organization, SignInQuery query) {
        Stream<SignInAttempt> found = of(organization)
                .sorted(Comparator.comparing(InMemorySignIns::uuid, Collections.reverseOrder(InMemoryState.BY_BYTES)))
                .filter(attempt -> meets(attempt, query));
        return Slice.of(found.iterator(), query.limit(), SignInAttempt::bytes);
    }

    @Override
    public int refusedSince(OrganizationId organization, Instant since, int most) {
        return (int) unitOfWork.state().signIns.values().stream()
                .filter(attempt -> attempt.organization().equals(organization))
                .filter(attempt -> attempt.refusal().isPresent() && !attempt.test())
                .filter(attempt -> !attempt.started().isBefore(since))
                .limit(most)
                .count();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<SignInAttempt> old = of(organization)
                .filter(attempt -> attempt.started().isBefore(before))
                .sorted(Comparator.comparing(SignInAttempt::started))
                .limit(limit)
                .toList();
        old.forEach(attempt -> unitOfWork.state().signIns.remove(attempt.id().value()));
        return old.size();
    }

    @Override
    public int purgeUnfinished(OrganizationId organization, Instant before, int kept, int limit) {
        Map<Object, List<SignInAttempt>> kinds = of(organization)
                .filter(attempt -> attempt.state() == State.STARTED || isNotAsked(attempt))
                .sorted(Comparator.comparing(InMemorySignIns::uuid, Collections.reverseOrder(InMemoryState.BY_BYTES)))
                .collect(Collectors.groupingBy(
                        attempt -> attempt.refusal().<Object>map(Refusal::code).orElse(State.STARTED)));
        List<SignInAttempt> old = kinds.values().stream()
                .flatMap(kind -> kind.stream().skip(kept))
                .filter(attempt -> attempt.started().isBefore(before))
                .limit(limit)
                .toList();
        old.forEach(attempt -> unitOfWork.state().signIns.remove(attempt.id().value()));
        return old.size();
    }

    private static boolean isNotAsked(SignInAttempt attempt) {
        return attempt.refusal()
                .map(Refusal::code)
                .filter(SignInAttempt.NOT_ASKED::contains)
                .isPresent();
    }

    private Stream<SignInAttempt> of(OrganizationId organization) {
        return unitOfWork.state().signIns.values().stream()
                .filter(attempt -> attempt.organization().equals(organization));
    }

    private static UUID uuid(SignInAttempt attempt) {
        return attempt.id().value();
    }

    private static boolean meets(SignInAttempt attempt, SignInQuery query) {
        return query.outcome()
                        .filter(outcome -> attempt.outcomeAt(query.now()) != outcome)
                        .isEmpty()
                && query.code()
                        .filter(code -> !attempt.refusal().map(Refusal::code).equals(Optional.of(code)))
                        .isEmpty()
                && query.test().filter(test -> attempt.test() != test).isEmpty()
                && query.from().filter(from -> attempt.started().isBefore(from)).isEmpty()
                && query.until()
                        .filter(until -> !attempt.started().isBefore(until))
                        .isEmpty()
                && query.before()
                        .filter(last -> InMemoryState.BY_BYTES.compare(uuid(attempt), last) >= 0)
                        .isEmpty()
                && query.text().filter(text -> !meets(attempt, text)).isEmpty();
    }

    private static boolean meets(SignInAttempt attempt, String text) {
        return attempt.browser().requestId().equals(text)
                || attempt.member().map(Object::toString).equals(Optional.of(text))
                || attempt.address().map(Folding::fold).equals(Optional.of(Folding.fold(text)));
    }
}
