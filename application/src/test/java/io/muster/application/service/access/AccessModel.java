package io.muster.application.service.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Scene;
import io.muster.domain.access.EffectiveAccess;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventType;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.RemovalPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/**
 * An organization and beside it a simple model of it: maps and sets, evaluated anew for each question. After each step,
 * both agree on the access of all members, on the refusals, and on the published access.
 */
public final class AccessModel {
    private static final int USERS = 4;
    private static final int GROUPS = 3;
    private static final int WORKSPACES = 3;
    private static final Duration DEADLINE = Duration.ofHours(1);

    private final Scene scene;
    private final OrganizationId id;
    private final List<WorkspaceId> workspaces = new ArrayList<>();
    private State state = new State();

    private AccessModel(Ports ports) {
        scene = new Scene(ports);
        id = scene.organization().id();
        scene.synced();
        for (int number = 0; number < WORKSPACES; number++) {
            workspaces.add(Fixtures.added(ports, Fixtures.workspace(id, "Workspace " + number))
                    .id());
        }
    }

    /** The kinds of steps. */
    public enum Kind {
        PUSH_USER,
        PUSH_INACTIVE,
        DEACTIVATE,
        REACTIVATE,
        DELETE_USER,
        PUSH_GROUP,
        DELETE_GROUP,
        JOIN,
        LEAVE,
        MAP,
        GIVE_ROLE,
        GRANT,
        REVOKE,
        BREAK_GLASS,
        CONNECTION_ROLE,
        HOLD,
        APPROVE,
        REJECT,
        LAPSE,
        LEAVE_SCIM,
        RELAY
    }

    /** Something that happens. */
    public record Step(Kind kind, int user, int group, Optional<OrgRole> role, Set<Integer> workspaces) {}

    /** Any steps, of which most make sense. */
    public static Arbitrary<List<Step>> steps(int number) {
        return steps(number, USERS, GROUPS, Kind.values());
    }

    /** Steps about one group and two members, so that much happens to each between two looks at the feed. */
    public static Arbitrary<List<Step>> stepsOfAGroup(int number) {
        return steps(
                number,
                2,
                1,
                Kind.PUSH_USER,
                Kind.PUSH_GROUP,
                Kind.DELETE_GROUP,
                Kind.JOIN,
                Kind.LEAVE,
                Kind.MAP,
                Kind.RELAY,
                Kind.RELAY);
    }

    private static Arbitrary<List<Step>> steps(int number, int users, int groups, Kind... kinds) {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.of(kinds),
                        Arbitraries.integers().between(0, users - 1),
                        Arbitraries.integers().between(0, groups - 1),
                        Arbitraries.of(OrgRole.class).optional(0.5),
                        Arbitraries.integers().between(0, WORKSPACES - 1).set().ofMaxSize(2))
                .as(Step::new);
        return step.list().ofMaxSize(number);
    }

    /** Everything happens, one after the other, and after each step both sides agree. */
    public static void check(Ports ports, List<Step> steps) {
        AccessModel model = new AccessModel(ports);
        for (Step step : steps) {
            model.scene.passes(Duration.ofSeconds(1));
            model.take(step);
            model.requireSameAccess(step);
        }
        model.requireFeedTellsTheSame();
    }

    private static final class User {
        private final UserId id;
        private boolean active = true;
        private boolean deleted;
        private boolean held;
        private boolean breakGlass;
        private @Nullable OrgRole direct;
        private Set<Integer> grants = new TreeSet<>();

        User(UserId id) {
            this.id = id;
        }

        User copy() {
            User copy = new User(id);
            copy.active = active;
            copy.deleted = deleted;
            copy.held = held;
            copy.breakGlass = breakGlass;
            copy.direct = direct;
            copy.grants = new TreeSet<>(grants);
            return copy;
        }
    }

    private static final class State {
        private final Map<Integer, User> users = new LinkedHashMap<>();
        private final Map<Integer, Set<UserId>> groups = new LinkedHashMap<>();
        private final Map<Integer, MappingContent> bound = new HashMap<>();
        private final Map<Integer, MappingContent> prepared = new HashMap<>();
        private final Map<Integer, MappingContent> ended = new HashMap<>();
        private OrgRole connection = OrgRole.VIEWER;
        private boolean holding;

        State copy() {
            State copy = new State();
            users.forEach((name, user) -> copy.users.put(name, user.copy()));
            groups.forEach((name, members) -> copy.groups.put(name, new HashSet<>(members)));
            copy.bound.putAll(bound);
            copy.prepared.putAll(prepared);
            copy.ended.putAll(ended);
            copy.connection = connection;
            copy.holding = holding;
            return copy;
        }
    }

    private final Map<Integer, DirectoryGroup> pushed = new HashMap<>();
    private final Set<UserId> everybody = new LinkedHashSet<>();

    private void take(Step step) {
        State after = state.copy();
        Optional<Boolean> expected = apply(step, after);
        if (expected.isEmpty()) {
            return; // makes no sense at this point
        }
        boolean refused = !expected.get();
        try {
            act(step);
            assertThat(refused).as("%s should be refused", step).isFalse();
            state = after;
            if (step.kind() == Kind.PUSH_USER || step.kind() == Kind.PUSH_GROUP) {
                learn(step);
            }
        } catch (Problem problem) {
            assertThat(problem.code()).as("%s: %s", step, problem.detail()).isEqualTo(Code.PROTECTED_MEMBER);
            assertThat(refused).as("%s was refused: %s", step, problem.detail()).isTrue();
        }
    }

    /** Changes the model; tells whether the change is allowed, or nothing if it can't be tried. */
    private Optional<Boolean> apply(Step step, State after) {
        User user = after.users.get(step.user());
        Set<UserId> members = after.groups.get(step.group());
        MappingContent content = content(step);
        boolean owner = user != null && user.breakGlass;
        switch (step.kind()) {
            case PUSH_USER -> {
                if (user != null && !user.deleted && user.active) {
                    return Optional.empty();
                }
                if (user != null && user.deleted && !user.held) {
                    gone(after, step.user()); // for good: who has the name now is somebody else
                } else if (user != null) {
                    back(user);
                }
            }
            case PUSH_INACTIVE -> {
                if (user == null || (user.deleted ? !user.held : user.active)) {
                    return Optional.empty();
                }
                user.active = false;
                user.deleted = false;
            }
            case DEACTIVATE -> {
                if (user == null || user.deleted || !user.active) {
                    return Optional.empty();
                }
                if (owner) {
                    return Optional.of(false);
                }
                user.active = false;
                user.held = after.holding;
            }
            case REACTIVATE -> {
                if (user == null || user.deleted || user.active) {
                    return Optional.empty();
                }
                back(user);
            }
            case DELETE_USER -> {
                if (user == null || user.deleted) {
                    return Optional.empty();
                }
                if (owner) {
                    return Optional.of(false);
                }
                if (user.held || (user.active && after.holding)) {
                    user.held = true;
                    user.deleted = true;
                } else {
                    gone(after, step.user());
                }
            }
            case PUSH_GROUP -> {
                if (members != null) {
                    return Optional.empty();
                }
                after.groups.put(step.group(), new HashSet<>());
                if (user != null && !user.deleted) {
                    after.groups.get(step.group()).add(user.id);
                }
                MappingContent prepared = after.prepared.remove(step.group());
                MappingContent waiting = prepared == null ? after.ended.remove(step.group()) : prepared;
                if (waiting != null) {
                    after.bound.put(step.group(), waiting);
                }
            }
            case DELETE_GROUP -> {
                if (members == null) {
                    return Optional.empty();
                }
                after.groups.remove(step.group());
                MappingContent lost = after.bound.remove(step.group());
                if (lost != null) {
                    after.ended.put(step.group(), lost);
                }
            }
            case JOIN, LEAVE -> {
                if (members == null || user == null || user.deleted) {
                    return Optional.empty();
                }
                if (step.kind() == Kind.JOIN) {
                    members.add(user.id);
                } else {
                    members.remove(user.id);
                }
            }
            case MAP -> (members == null ? after.prepared : after.bound).put(step.group(), content);
            case GIVE_ROLE -> {
                if (user == null || user.deleted) {
                    return Optional.empty();
                }
                user.direct = step.role().orElse(null);
                return Optional.of(!admins(state) || admins(after));
            }
            case GRANT, REVOKE -> {
                int workspace = step.group();
                if (user == null || user.deleted || (step.kind() == Kind.REVOKE && !user.grants.contains(workspace))) {
                    return Optional.empty();
                }
                if (step.kind() == Kind.GRANT) {
                    user.grants.add(workspace);
                } else {
                    user.grants.remove(workspace);
                }
            }
            case BREAK_GLASS -> {
                if (user == null || user.deleted || user.held) {
                    return Optional.empty();
                }
                user.breakGlass = step.role().isPresent();
            }
            case CONNECTION_ROLE -> after.connection = step.role().orElse(OrgRole.VIEWER);
            case HOLD -> after.holding = step.role().isPresent();
            case RELAY -> {
                return Optional.of(true);
            }
            case APPROVE, LAPSE -> List.copyOf(after.users.keySet()).forEach(name -> letGo(after, name, step.kind()));
            case REJECT, LEAVE_SCIM ->
                after.users.values().stream().filter(one -> one.held).forEach(AccessModel::back);
        }
        return Optional.of(isAllowed(after));
    }

    private static void back(User user) {
        user.active = true;
        user.deleted = false;
        user.held = false;
    }

    private static void letGo(State after, int name, Kind how) {
        User user = after.users.get(name);
        if (user != null && (user.held || (how == Kind.LAPSE && user.deleted))) {
            user.held = false;
            if (user.deleted && how == Kind.LAPSE) {
                gone(after, name);
            }
        }
    }

    private static void gone(State after, int name) {
        User user = after.users.remove(name);
        if (user != null) {
            after.groups.values().forEach(members -> members.remove(user.id));
        }
    }

    /** Somebody stays Admin if somebody was, and no break-glass owner has a lower role. */
    private boolean isAllowed(State after) {
        boolean ownersStay = state.users.entrySet().stream()
                .filter(entry -> entry.getValue().breakGlass)
                .allMatch(entry -> {
                    User now = after.users.get(entry.getKey());
                    return now != null && !access(state, entry.getValue()).outranks(access(after, now));
                });
        return ownersStay && (!admins(state) || admins(after));
    }

    private boolean admins(State in) {
        return in.users.values().stream()
                .filter(user -> user.active && !user.deleted)
                .anyMatch(user -> access(in, user).isAdmin());
    }

    private EffectiveAccess access(State in, User user) {
        if (!user.held && (!user.active || user.deleted)) {
            return EffectiveAccess.NONE;
        }
        Set<WorkspaceId> all = new HashSet<>();
        user.grants.forEach(workspace -> all.add(workspaces.get(workspace)));
        OrgRole mapped = null;
        for (Map.Entry<Integer, Set<UserId>> group : in.groups.entrySet()) {
            MappingContent content = in.bound.get(group.getKey());
            if (content != null && group.getValue().contains(user.id)) {
                all.addAll(content.workspaces());
                OrgRole role = content.role().orElse(null);
                if (role != null && (mapped == null || role.compareTo(mapped) > 0)) {
                    mapped = role;
                }
            }
        }
        OrgRole role = mapped != null ? mapped : user.direct != null ? user.direct : in.connection;
        return EffectiveAccess.of(Optional.of(role), all);
    }

    private void act(Step step) {
        User user = state.users.get(step.user());
        Optional<UserId> who = Optional.ofNullable(user).map(known -> known.id);
        switch (step.kind()) {
            case PUSH_USER -> scene.create(Fixtures.withExternalId(Fixtures.profile(name(step)), "e" + step.user()));
            case PUSH_INACTIVE ->
                scene.create(
                        Fixtures.withExternalId(Fixtures.profile(name(step)).activated(false), "e" + step.user()));
            case DEACTIVATE -> scene.edit(who.orElseThrow(), current -> current.activated(false));
            case REACTIVATE -> scene.edit(who.orElseThrow(), current -> current.activated(true));
            case DELETE_USER -> scene.users.delete(scene.call(), who.orElseThrow(), ResourceVersion.ANY);
            case PUSH_GROUP -> push(step, user);
            case DELETE_GROUP -> scene.groups.delete(scene.call(), group(step).id(), ResourceVersion.ANY);
            case JOIN -> scene.change(group(step), new Delta(Set.of(who.orElseThrow()), Set.of()));
            case LEAVE -> scene.change(group(step), new Delta(Set.of(), Set.of(who.orElseThrow())));
            case MAP -> map(step);
            case GIVE_ROLE -> scene.members.setRole(scene.admin, id, who.orElseThrow(), step.role());
            case GRANT ->
                scene.members.grantWorkspace(scene.admin, id, who.orElseThrow(), workspaces.get(step.group()));
            case REVOKE ->
                scene.members.revokeWorkspace(scene.admin, id, who.orElseThrow(), workspaces.get(step.group()));
            case BREAK_GLASS ->
                scene.members.setBreakGlass(
                        scene.admin, id, who.orElseThrow(), step.role().isPresent());
            case CONNECTION_ROLE -> connect(step.role().orElse(OrgRole.VIEWER));
            case HOLD ->
                scene.removals.setPolicy(
                        scene.admin,
                        id,
                        step.role().map(any -> new RemovalPolicy(0, 0, Duration.ofMinutes(10), DEADLINE)));
            case APPROVE -> scene.removals.decideAll(scene.admin, id, Removal.Decision.APPROVE, Optional.empty());
            case REJECT -> scene.removals.decideAll(scene.admin, id, Removal.Decision.REJECT, Optional.empty());
            case RELAY -> scene.events.oldest(scene.admin, id, 1); // a reader moves what waits into the feed
            case LEAVE_SCIM -> {
                scene.provisioning.switchMode(scene.admin, id, ProvisioningMode.MANUAL, true);
                scene.settlement.settleDue();
                scene.provisioning.switchMode(scene.admin, id, ProvisioningMode.SCIM, true);
            }
            case LAPSE -> {
                scene.passes(DEADLINE);
                scene.settlement.settleDue();
            }
        }
    }

    private void push(Step step, @Nullable User member) {
        Set<UserId> members = member == null || member.deleted ? Set.of() : Set.of(member.id);
        DirectoryGroup group = scene.groups.create(
                scene.call(),
                GroupName.of("Group " + step.group()),
                Optional.of(new ExternalId("g" + step.group())),
                NamedMembers.of(members));
        pushed.put(step.group(), group);
    }

    private void map(Step step) {
        GroupName name = GroupName.of("Group " + step.group());
        List<GroupMapping> known =
                scene.mappings.mappings(scene.admin, id, Optional.empty(), 500).items();
        long version = known.stream()
                .filter(mapping -> mapping.target().name().equals(name))
                .filter(mapping -> !(mapping.target() instanceof GroupMapping.Target.Ended))
                .mapToLong(GroupMapping::version)
                .findFirst()
                .orElse(0);
        List<MappingProposal> changes =
                List.of(new MappingProposal(new MappingSelector.ByName(name), content(step), version));
        String fingerprint = scene.mappings
                .preview(scene.admin, id, changes, Optional.empty(), 10)
                .fingerprint();
        scene.mappings.save(scene.admin, id, changes, Optional.of(fingerprint));
    }

    private void connect(OrgRole role) {
        SsoSummary present = scene.organization().sso().orElseThrow();
        SsoSummary draft = SsoSummary.draft(present.protocol(), present.issuer(), role);
        scene.organizations.setSso(scene.admin, id, draft, scene.organization().domains(), true, true);
    }

    private DirectoryGroup group(Step step) {
        return Optional.ofNullable(pushed.get(step.group())).orElseThrow();
    }

    /** Ids that only the real side can give. */
    private void learn(Step step) {
        if (step.kind() == Kind.PUSH_USER && !state.users.containsKey(step.user())) {
            UserId fresh =
                    new UserId(UUID.fromString(scene.newest().resource().id().orElseThrow()));
            state.users.put(step.user(), new User(fresh));
            everybody.add(fresh);
        }
    }

    private MappingContent content(Step step) {
        Set<WorkspaceId> wanted = new HashSet<>();
        step.workspaces().forEach(number -> wanted.add(workspaces.get(number)));
        return new MappingContent(step.role(), wanted);
    }

    private static String name(Step step) {
        return "user" + step.user();
    }

    private Map<UserId, EffectiveAccess> expected() {
        Map<UserId, EffectiveAccess> expected = new LinkedHashMap<>();
        everybody.forEach(user -> expected.put(user, EffectiveAccess.NONE));
        state.users.values().forEach(user -> expected.put(user.id, access(state, user)));
        return expected;
    }

    private void requireSameAccess(Step step) {
        Map<UserId, EffectiveAccess> actual = new LinkedHashMap<>();
        everybody.forEach(user -> actual.put(user, actual(user)));

        assertThat(actual).as("after %s", step).isEqualTo(expected());
        actual.forEach((user, access) -> workspaces.forEach(workspace -> assertThat(scene.accessQueries
                        .check(scene.admin, id, user, workspace)
                        .allowed())
                .isEqualTo(access.workspaces().contains(workspace))));
    }

    private EffectiveAccess actual(UserId user) {
        try {
            return scene.accessQueries.access(scene.admin, id, user).access();
        } catch (Problem gone) {
            assertThat(gone.code()).isEqualTo(Code.NOT_FOUND);
            return EffectiveAccess.NONE;
        }
    }

    private void requireFeedTellsTheSame() {
        List<Event> feed = new ArrayList<>();
        List<Event> page;
        do {
            page = scene.events.after(scene.admin, id, feed.size(), 7).page();
            feed.addAll(page);
        } while (!page.isEmpty());
        Map<String, EffectiveAccess> told = new HashMap<>();
        long sequence = 0;
        for (Event event : feed) {
            assertThat(event.sequence()).isEqualTo(++sequence);
            if (event.type().equals(EventType.MEMBER_ACCESS_CHANGED.name())) {
                told.put(event.subject(), access(event));
            }
        }

        assertThat(feed).extracting(Event::id).doesNotHaveDuplicates();
        expected().forEach((user, access) -> assertThat(told.getOrDefault("members/" + user, EffectiveAccess.NONE))
                .as("what the feed says of %s", user)
                .isEqualTo(access));
    }

    private static EffectiveAccess access(Event event) {
        Map<String, Object> data = event.data().fields();
        if (!Boolean.TRUE.equals(data.get("active"))) {
            return EffectiveAccess.NONE;
        }
        List<?> given = (List<?>) data.getOrDefault("workspaces", List.of());
        return EffectiveAccess.of(
                Optional.ofNullable((String) data.get("role")).map(OrgRole::valueOf),
                given.stream()
                        .map(text -> new WorkspaceId(UUID.fromString((String) text)))
                        .toList());
    }
}
