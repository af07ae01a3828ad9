package io.muster.application.service.person;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.access.ReadAccess.Explained;
import io.muster.application.port.in.person.FindPerson;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.access.AccessQueries;
import io.muster.application.port.out.directory.Memberships;
import io.muster.application.port.out.directory.Users;
import io.muster.application.port.out.removal.Removals;
import io.muster.application.port.out.signin.SignIns;
import io.muster.application.port.out.synclog.Failures;
import io.muster.application.port.out.synclog.SyncLog;
import io.muster.application.service.OrganizationAccess;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.PageSize;
import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInQuery;
import io.muster.domain.synclog.FailingResource;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.synclog.SyncStatus;
import io.muster.domain.text.Texts;
import io.muster.domain.text.Uuids;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks a person up in the directory, then in the logs: by the id of the member, and by each name. */
final class PersonFinding implements FindPerson {
    private final UnitOfWork unitOfWork;
    private final Users users;
    private final Memberships memberships;
    private final AccessQueries accessQueries;
    private final Removals removals;
    private final SyncLog log;
    private final Failures failures;
    private final SignIns signIns;
    private final OrganizationAccess access;
    private final Environment environment;

    PersonFinding(Ports ports, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.users = ports.users();
        this.memberships = ports.memberships();
        this.accessQueries = ports.accessQueries();
        this.removals = ports.removals();
        this.log = ports.syncLog();
        this.failures = ports.failures();
        this.signIns = ports.signIns();
        this.access = new OrganizationAccess(ports.organizations());
        this.environment = environment;
    }

    @Override
    public Person find(AdminCaller caller, OrganizationId id, String who) {
        return unitOfWork.read(() -> {
            access.find(caller, id);
            Texts.require("who", who, Quoted.MAX_LENGTH);
            return person(id, who.strip());
        });
    }

    private Person person(OrganizationId id, String who) {
        Instant now = environment.now();
        Optional<DirectoryUser> member = member(id, who);
        Set<String> names = new LinkedHashSet<>(List.of(who));
        member.ifPresent(user -> names.add(user.profile().userName().value()));
        Set<String> ids = member.map(user -> Set.of(user.id().toString())).orElseGet(() -> loggedIds(id, names));
        List<SyncEntry> requests = log.about(id, SyncResource.Type.USER, ids, names, MOST_REQUESTS);
        List<FailingResource> refusals = failures
                .aboutUsers(
                        id,
                        Stream.concat(ids.stream(), names.stream().map(FailingResource::nameKey))
                                .toList(),
                        MOST_REFUSALS)
                .stream()
                .sorted(Comparator.comparing(refusal -> refusal.solvedSince().isPresent()))
                .toList();
        return new Person(
                member.map(user -> state(user, now)).orElseGet(() -> stateWithoutMember(id, ids, requests, refusals)),
                member.map(user ->
                        new UserView(user, memberships.groupsOf(id, user.id(), Optional.empty(), PageSize.MAX))),
                member.flatMap(user -> accessQueries.of(id, user.id()))
                        .map(facts -> new Explained(facts, facts.accessAt(now), now)),
                refusals,
                requests,
                signIns(id, who, member, now),
                now);
    }

    private Optional<DirectoryUser> member(OrganizationId id, String who) {
        Operand operand = new Operand.Text(who);
        return Stream.<Filter<UserAttribute>>of(
                        new Filter.Compare<>(UserAttribute.USER_NAME, Operator.EQ, operand),
                        new Filter.Compare<>(UserAttribute.EXTERNAL_ID, Operator.EQ, operand),
                        new Filter.AnyElement<>(
                                UserAttribute.EMAILS,
                                new Filter.Compare<>(ElementAttribute.VALUE, Operator.EQ, operand)))
                .map(filter -> users.search(
                        id,
                        new Search<>(
                                Optional.of(filter), Optional.empty(), new Search.Page.After(Optional.empty(), 1))))
                .flatMap(found -> found.items().stream())
                .findFirst();
    }

    /** Returns the ids that somebody of this name had, who may have been sent by id only since. */
    private Set<String> loggedIds(OrganizationId id, Set<String> names) {
        return log.about(id, SyncResource.Type.USER, Set.of(), names, MOST_REQUESTS).stream()
                .flatMap(entry -> entry.resource().id().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static State state(DirectoryUser member, Instant now) {
        if (member.active()) {
            return State.ACTIVE;
        }
        return member.isHeldAt(now) ? State.HELD : State.INACTIVE;
    }

    private State stateWithoutMember(
            OrganizationId id, Set<String> ids, List<SyncEntry> requests, List<FailingResource> refusals) {
        boolean held = ids.stream()
                .flatMap(text -> Uuids.parse(text).stream())
                .anyMatch(user -> removals.open(id, new UserId(user)).isPresent());
        if (held) {
            return State.HELD;
        }
        if (requests.stream().anyMatch(entry -> entry.status() != SyncStatus.FAILED)) {
            return State.REMOVED;
        }
        return requests.isEmpty() && refusals.isEmpty() ? State.NEVER_SEEN : State.REFUSED;
    }

    private List<SignInAttempt> signIns(OrganizationId id, String who, Optional<DirectoryUser> member, Instant now) {
        Map<Object, SignInAttempt> found = Stream.concat(
                        Stream.of(who), member.stream().map(user -> user.id().toString()))
                .flatMap(text -> signIns.search(id, signInsOf(text, now)).items().stream())
                .collect(Collectors.toMap(SignInAttempt::id, Function.identity(), (one, same) -> one));
        return found.values().stream()
                .sorted(Collections.reverseOrder(Comparator.comparing(SignInAttempt::started)))
                .limit(MOST_SIGN_INS)
                .toList();
    }

    private static SignInQuery signInsOf(String text, Instant now) {
        return SignInQuery.newest(MOST_SIGN_INS, now).with(text);
    }
}
