package io.muster.application.service.removal;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.withExternalId;
import static io.muster.application.testing.Fixtures.workspace;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.Scene;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.UserId;
import io.muster.domain.event.Event;
import io.muster.domain.event.EventType;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.Removal.Decision;
import io.muster.domain.removal.Removal.Kind;
import io.muster.domain.removal.Removal.State;
import io.muster.domain.removal.RemovalPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Removals beyond the policy are held, and members keep access until a decision or the deadline. */
class RemovalTest {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration DEADLINE = Duration.ofHours(24);

    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final WorkspaceId data = added(scene.ports, workspace(acme, "Data")).id();

    @Test
    void withoutAPolicyNoRemovalIsHeldOrCounted() {
        List<UserId> users = users(5);

        users.forEach(this::deactivate);

        assertThat(users).noneMatch(this::hasAccess);
        assertThat(removals()).isEmpty();
        assertThat(scene.removals.policy(scene.admin, acme)).isEmpty();
    }

    @Test
    void removalsBeyondTheNumberAreAcknowledgedAndHeld() {
        policy(0, 2);
        List<UserId> users = users(4);

        users.forEach(this::deactivate);

        assertThat(scene.users.find(scene.caller(), users.get(3), false).user().active())
                .isFalse();
        assertThat(hasAccess(users.get(0))).isFalse();
        assertThat(hasAccess(users.get(1))).isFalse();
        assertThat(hasAccess(users.get(2))).isTrue();
        assertThat(hasAccess(users.get(3))).isTrue();
        assertThat(states()).containsExactly(State.HELD, State.HELD, State.EFFECTIVE, State.EFFECTIVE);
        assertThat(scene.newest().note().orElse(""))
                .contains("Held", NOON.plus(DEADLINE).toString());
        assertThat(scene.accessQueries
                        .access(scene.admin, acme, users.get(3))
                        .facts()
                        .deprovisioning())
                .hasValueSatisfying(left -> {
                    assertThat(left.heldUntil()).contains(NOON.plus(DEADLINE));
                    assertThat(left.source().requestId()).contains("request");
                });
    }

    @Test
    void shareAppliesIfItIsMoreThanTheNumber() {
        policy(50, 1);
        List<UserId> users = users(10);

        users.subList(0, 6).forEach(this::deactivate);

        // 5 of 10 may go
        assertThat(states().subList(0, 1)).containsExactly(State.HELD);
        assertThat(states().subList(1, 6)).containsOnly(State.EFFECTIVE);
    }

    @Test
    void removalsOutsideTheWindowDoNotCount() {
        policy(0, 2);
        List<UserId> users = users(5);
        deactivate(users.get(0));
        scene.passes(WINDOW.minusSeconds(1));
        deactivate(users.get(1));
        deactivate(users.get(2));
        assertThat(hasAccess(users.get(2))).isTrue();
        scene.passes(Duration.ofSeconds(1));
        scene.passes(WINDOW);

        deactivate(users.get(3));

        assertThat(hasAccess(users.get(3))).isFalse();
    }

    @Test
    void approvalEndsAccessAtOnceAndCanBeTakenBackUntilTheDeadline() {
        UserId ana = held(Kind.DEACTIVATION);

        decide(Decision.APPROVE);
        assertThat(hasAccess(ana)).isFalse();
        assertRefused(Code.MODE_CONFLICT, () -> decide(Decision.APPROVE));
        decide(Decision.UNDO);
        assertThat(hasAccess(ana)).isTrue();
        decide(Decision.APPROVE);
        scene.passes(DEADLINE);
        assertRefused(Code.MODE_CONFLICT, () -> decide(Decision.UNDO));
        scene.settlement.settleDue();

        assertThat(hasAccess(ana)).isFalse();
        assertThat(states().get(0)).isEqualTo(State.APPROVED);
        assertThat(actions())
                .startsWith(
                        AuditAction.HOLD_APPROVED.name(),
                        AuditAction.HOLD_UNDONE.name(),
                        AuditAction.HOLD_APPROVED.name(),
                        AuditAction.HOLD_POLICY_CHANGED.name());
    }

    @Test
    void rejectionRestoresTheMemberAndCanBeTakenBack() {
        UserId ana = held(Kind.DEACTIVATION);

        decide(Decision.REJECT);

        assertThat(scene.users.find(scene.caller(), ana, false).user().active()).isTrue();
        assertThat(hasAccess(ana)).isTrue();
        decide(Decision.UNDO);
        assertThat(scene.users.find(scene.caller(), ana, false).user().active()).isFalse();
        assertThat(hasAccess(ana)).isTrue();
        scene.passes(DEADLINE);
        assertThat(hasAccess(ana))
                .as("to the second, whether anybody has settled it or not")
                .isFalse();
    }

    @Test
    void undecidedRemovalTakesEffectAtTheDeadline() {
        UserId ana = held(Kind.DELETION);
        scene.passes(DEADLINE.minusSeconds(1));
        assertThat(scene.settlement.settleDue()).isZero();
        assertThat(hasAccess(ana)).isTrue();
        scene.passes(Duration.ofSeconds(1));

        assertThat(hasAccess(ana)).isFalse();
        assertThat(scene.settlement.settleDue()).isOne();

        assertThat(states().get(0)).isEqualTo(State.LAPSED);
        assertThat(actions().get(0)).isEqualTo(AuditAction.HOLD_LAPSED.name());
        assertRefused(Code.NOT_FOUND, () -> scene.accessQueries.access(scene.admin, acme, ana));
        assertThat(types()).contains(EventType.MEMBER_DELETED.name());
        assertThat(events().get(events().size() - 1).subject()).isEqualTo("members/" + ana);
        assertThat(events().get(events().size() - 1).data().fields()).containsEntry("active", false);
        assertThat(scene.settlement.settleDue()).isZero();
    }

    @Test
    void identityProviderSeesAHeldDeletionAsDeleted() {
        UserId ana = held(Kind.DELETION);

        assertRefused(Code.NOT_FOUND, () -> scene.users.find(scene.caller(), ana, false));
        assertRefused(Code.NOT_FOUND, () -> scene.users.delete(scene.call(), ana, ResourceVersion.ANY));
        assertThat(hasAccess(ana)).isTrue();
        decide(Decision.REJECT);
        assertThat(scene.users.find(scene.caller(), ana, false).user().active()).isTrue();
    }

    @Test
    void userCreatedAgainWhileHeldIsTheSameMember() {
        UserId ana = held(Kind.DELETION);

        UserId again = scene.create(withExternalId(profile("held"), "other"));

        assertThat(again).isEqualTo(ana);
        assertThat(states().get(0)).isEqualTo(State.WITHDRAWN);
        assertThat(hasAccess(ana)).isTrue();
        assertRefused(Code.MODE_CONFLICT, () -> decide(Decision.APPROVE));
    }

    @Test
    void rejectionIsRefusedIfTheNameIsInUse() {
        UserId ana = held(Kind.DELETION);
        UserId other = scene.create(profile("other"));
        scene.edit(other, current -> profile("held"));

        assertRefused(Code.DUPLICATE, () -> decide(Decision.REJECT));

        decide(Decision.APPROVE);
        assertThat(hasAccess(ana)).isFalse();
    }

    @Test
    void deletionOfAHeldDeactivationIsTheSameRemoval() {
        UserId ana = held(Kind.DEACTIVATION);
        int before = removals().size();

        scene.users.delete(scene.call(), ana, ResourceVersion.ANY);

        assertThat(removals()).hasSize(before);
        assertThat(removals().get(0).kind()).isEqualTo(Kind.DELETION);
        assertThat(hasAccess(ana)).isTrue();
    }

    @Test
    void reactivationByTheIdentityProviderEndsTheHeldRemoval() {
        UserId ana = held(Kind.DEACTIVATION);

        scene.edit(ana, current -> current.activated(true));

        assertThat(states().get(0)).isEqualTo(State.WITHDRAWN);
        scene.passes(DEADLINE);
        scene.settlement.settleDue();
        assertThat(hasAccess(ana)).isTrue();
    }

    @Test
    void heldAdminDoesNotCountAsTheLastAdmin() {
        policy(0, 0);
        UserId first = scene.create(profile("first"));
        UserId second = scene.create(profile("second"));
        scene.members.setRole(scene.admin, acme, first, Optional.of(OrgRole.ADMIN));
        scene.members.setRole(scene.admin, acme, second, Optional.of(OrgRole.ADMIN));

        deactivate(first);

        assertThat(hasAccess(first)).isTrue();
        assertRefused(Code.PROTECTED_MEMBER, () -> deactivate(second));
        decide(Decision.REJECT);
        deactivate(second);
        assertRefused(Code.PROTECTED_MEMBER, () -> deactivate(first));
    }

    @Test
    void memberWithAHeldRemovalCannotBecomeABreakGlassOwner() {
        UserId ana = held(Kind.DEACTIVATION);

        assertRefused(Code.MODE_CONFLICT, () -> scene.members.setBreakGlass(scene.admin, acme, ana, true));
        decide(Decision.REJECT);
        scene.members.setBreakGlass(scene.admin, acme, ana, true);
        assertRefused(Code.PROTECTED_MEMBER, () -> decide(Decision.UNDO));
    }

    @Test
    void allHeldRemovalsAreDecidedTogether() {
        policy(0, 1);
        List<UserId> users = users(4);
        users.forEach(this::deactivate);

        assertThat(scene.removals
                        .decideAll(scene.admin, acme, Decision.REJECT, Optional.empty())
                        .decided())
                .hasSize(3);

        assertThat(users.subList(1, 4)).allMatch(this::hasAccess);
        assertThat(scene.removals
                        .removals(scene.admin, acme, Optional.of(State.HELD), Optional.empty(), 10)
                        .items())
                .isEmpty();
    }

    @Test
    void heldRemovalIsPublishedAndTheEndOfAccessOnlyAtItsEnd() {
        UserId ana = held(Kind.DEACTIVATION);
        assertThat(types().subList(types().size() - 3, types().size()))
                .containsExactly(
                        EventType.MEMBER_DEACTIVATED.name(),
                        EventType.MEMBER_REMOVAL_HELD.name(),
                        EventType.MEMBER_ACCESS_CHANGED.name());
        assertThat(events().get(events().size() - 1).subject()).isNotEqualTo("members/" + ana);

        decide(Decision.APPROVE);

        assertThat(types()).endsWith(EventType.MEMBER_DEACTIVATED.name(), EventType.MEMBER_ACCESS_CHANGED.name());
        assertThat(events().get(events().size() - 1).subject()).isEqualTo("members/" + ana);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void heldRemovalIsPublishedWithAnInactiveMemberEachTime(Kind kind) {
        UserId ana = held(kind);
        decide(Decision.REJECT);
        decide(Decision.UNDO);

        assertThat(about(ana))
                .filteredOn(event -> event.type().equals(EventType.MEMBER_REMOVAL_HELD.name()))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.data().fields()).containsEntry("active", false));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void memberPushedAgainAsInactiveStaysHeld(Kind kind) {
        UserId held = held(kind);

        assertThat(scene.create(profile("held").activated(false))).isEqualTo(held);

        assertThat(states().get(0)).isEqualTo(State.HELD);
        assertThat(removals().get(0).kind()).isEqualTo(Kind.DEACTIVATION);
        assertThat(hasAccess(held)).isTrue();
        scene.passes(DEADLINE);
        assertThat(scene.settlement.settleDue()).isOne();
        assertThat(states().get(0)).isEqualTo(State.LAPSED);
        Event last = about(held).get(about(held).size() - 1);
        assertThat(last.type()).isEqualTo(EventType.MEMBER_ACCESS_CHANGED.name());
        assertThat(last.data().fields()).containsEntry("active", false);
    }

    @Test
    void leavingScimKeepsMembersWhoseRemovalIsHeld() {
        UserId ana = held(Kind.DELETION);
        UserId ben = scene.create(profile("ben"));
        deactivate(ben);

        scene.provisioning.switchMode(scene.admin, acme, ProvisioningMode.MANUAL, true);
        assertThat(scene.settlement.settleDue()).isEqualTo(2);

        scene.passes(DEADLINE);
        assertThat(scene.settlement.settleDue()).isZero();
        assertThat(List.of(ana, ben)).allMatch(this::hasAccess);
        assertThat(states().subList(0, 2)).containsOnly(State.REJECTED);
        assertThat(actions().subList(0, 2)).containsOnly(AuditAction.HOLD_REJECTED.name());
        assertThat(about(ana)).extracting(Event::type).endsWith(EventType.MEMBER_REACTIVATED.name());
    }

    @Test
    void leavingScimRemovesAHeldMemberWhoseNameIsInUse() {
        UserId ana = held(Kind.DELETION);
        scene.members.addMember(scene.admin, acme, profile("held"), Optional.empty());

        scene.provisioning.switchMode(scene.admin, acme, ProvisioningMode.MANUAL, true);
        assertThat(scene.settlement.settleDue()).isOne();

        assertThat(states().get(0)).isEqualTo(State.LAPSED);
        assertRefused(Code.NOT_FOUND, () -> scene.accessQueries.access(scene.admin, acme, ana));
    }

    @Test
    void finallyDeletedUserIsNotRestoredUnderTheSameName() {
        UserId gone = held(Kind.DELETION);
        decide(Decision.APPROVE);

        UserId hired = scene.create(profile("held"));

        assertThat(hired).isNotEqualTo(gone);
        assertThat(scene.accessQueries.access(scene.admin, acme, hired).access().workspaces())
                .isEmpty();
        assertThat(hasAccess(gone)).isFalse();
    }

    @Test
    void decisionCannotBeTakenBackFromABreakGlassOwner() {
        UserId ana = held(Kind.DEACTIVATION);
        decide(Decision.APPROVE);
        scene.members.setBreakGlass(scene.admin, acme, ana, true);

        assertRefused(Code.PROTECTED_MEMBER, () -> decide(Decision.UNDO));
    }

    @Test
    void returnFromADeletionPublishesTheGroupMemberships() {
        policy(0, 0);
        UserId ana = scene.create(profile("ana"));
        scene.groups.create(scene.call(), GroupName.of("Team"), Optional.empty(), NamedMembers.of(Set.of(ana)));
        scene.users.delete(scene.call(), ana, ResourceVersion.ANY);
        decide(Decision.APPROVE);
        decide(Decision.UNDO);

        decide(Decision.REJECT);

        assertThat(types().subList(types().size() - 3, types().size()))
                .contains(EventType.MEMBER_REACTIVATED.name(), EventType.GROUP_MEMBERS_CHANGED.name());
    }

    /** A member called held, whose removal is. */
    private UserId held(Kind kind) {
        policy(0, 1);
        UserId first = scene.create(profile("first"));
        UserId held = scene.create(profile("held"));
        scene.members.grantWorkspace(scene.admin, acme, held, data);
        // the feed has told of both before they leave
        assertThat(events()).isNotEmpty();
        deactivate(first);
        if (kind == Kind.DEACTIVATION) {
            deactivate(held);
        } else {
            scene.users.delete(scene.call(), held, ResourceVersion.ANY);
        }
        assertThat(states().get(0)).isEqualTo(State.HELD);
        return held;
    }

    private void policy(int share, int number) {
        scene.synced();
        scene.removals.setPolicy(scene.admin, acme, Optional.of(new RemovalPolicy(share, number, WINDOW, DEADLINE)));
    }

    private List<UserId> users(int number) {
        List<UserId> users = new ArrayList<>();
        for (int user = 0; user < number; user++) {
            users.add(scene.create(profile("user" + user)));
        }
        return users;
    }

    private void deactivate(UserId user) {
        scene.edit(user, current -> current.activated(false));
    }

    private void decide(Decision decision) {
        scene.removals.decide(scene.admin, acme, removals().get(0).number(), decision);
    }

    private boolean hasAccess(UserId user) {
        return scene.accessQueries.access(scene.admin, acme, user).access().active();
    }

    private List<Removal> removals() {
        return scene.removals
                .removals(scene.admin, acme, Optional.empty(), Optional.empty(), 100)
                .items();
    }

    private List<State> states() {
        return removals().stream().map(Removal::state).toList();
    }

    private List<String> actions() {
        return scene
                .ports
                .unitOfWork()
                .read(() -> scene.ports.auditLog().page(acme, Optional.empty(), 100))
                .items()
                .stream()
                .map(AuditEntry::action)
                .filter(action -> action.startsWith("HOLD"))
                .toList();
    }

    private List<Event> events() {
        return scene.events.after(scene.admin, acme, 0, 1_000).page();
    }

    private List<Event> about(UserId user) {
        return events().stream()
                .filter(event -> event.subject().equals("members/" + user))
                .toList();
    }

    private List<String> types() {
        return events().stream().map(Event::type).toList();
    }
}
