package io.muster.application.service.session;

import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UseCases;
import io.muster.application.port.in.SignedInMember;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.application.testing.Scene;
import io.muster.application.testing.TestUseCases;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.removal.Removal.Decision;
import io.muster.domain.removal.RemovalPolicy;
import io.muster.domain.session.AuthenticationMethod;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The rights of members in a session, and the end of these rights. */
class SignedInMemberTest {
    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final SignedInMember ana = scene.signedIn(OrgRole.ADMIN);

    @Test
    void adminChangesTheOrganizationUnderARedactedNameWithTheId() {
        scene.workspaces.create(ana, acme, "Design");

        AuditEntry entry = newestEntry();
        assertThat(entry.actor()).isEqualTo("m***@" + scene.domain + " (" + member(ana) + ")");
        assertThat(ana.displayName()).isEqualTo("member " + member(ana));
    }

    @Test
    void anotherOrganizationIsUnknownAndAllOrganizationsAreForbidden() {
        OrganizationId other = scene.another("other.example").id();

        assertRefused(Code.NOT_FOUND, () -> scene.workspaces.create(ana, other, "Design"));
        assertRefused(Code.NOT_FOUND, () -> scene.workspaces.list(ana, other));
        assertRefused(Code.FORBIDDEN, ana::requireAllOrganizations);
    }

    @Test
    void memberWhoIsNoAdminReadsAndChangesNothing() {
        for (OrgRole role : List.of(OrgRole.VIEWER, OrgRole.DEVELOPER)) {
            SignedInMember reader = scene.signedIn(role);

            assertThat(scene.workspaces.list(reader, acme)).isEmpty();
            reader.requireRole(OrgRole.VIEWER);
            assertRefused(Code.FORBIDDEN, () -> reader.requireRole(OrgRole.ADMIN));
            assertRefused(Code.FORBIDDEN, () -> scene.workspaces.create(reader, acme, "Design"));
        }
        assertThat(scene.workspaces.list(scene.admin, acme)).isEmpty();
    }

    @Test
    void memberWithoutARoleReadsNothing() {
        SignedInMember nobody = new SignedInMember(ana.session(), "nobody", Optional.empty());

        assertRefused(Code.FORBIDDEN, () -> nobody.requireRole(OrgRole.VIEWER));
    }

    @Test
    void demotionSignOutDeactivationAndTheEndOfTimeEndTheRightToWrite() {
        SignedInMember demoted = scene.signedIn(OrgRole.ADMIN);
        scene.members.setRole(ana, acme, member(demoted), Optional.of(OrgRole.DEVELOPER));
        assertRefused(Code.FORBIDDEN, () -> scene.workspaces.create(demoted, acme, "Design"));

        SignedInMember gone = scene.signedIn(OrgRole.ADMIN);
        scene.sessions.end(gone);
        assertRefused(Code.UNAUTHENTICATED, () -> scene.workspaces.create(gone, acme, "Design"));

        SignedInMember removed = scene.signedIn(OrgRole.ADMIN);
        scene.members.remove(ana, acme, member(removed));
        assertRefused(Code.UNAUTHENTICATED, () -> scene.workspaces.create(removed, acme, "Design"));

        scene.passes(Session.IDLE);
        assertRefused(Code.UNAUTHENTICATED, () -> scene.workspaces.create(ana, acme, "Design"));
    }

    @Test
    void decisionAboutAllRemovalsIsRefusedAsAWholeOnceTheCallerIsNoAdmin() {
        scene.synced();
        scene.removals.setPolicy(
                scene.admin, acme, Optional.of(new RemovalPolicy(0, 0, Duration.ofMinutes(10), Duration.ofHours(24))));
        UserId leaving = scene.create(profile("leaving"));
        scene.edit(leaving, current -> current.activated(false));
        SignedInMember demoted = scene.signedIn(OrgRole.ADMIN);
        scene.members.setRole(ana, acme, member(demoted), Optional.of(OrgRole.DEVELOPER));

        assertRefused(
                Code.FORBIDDEN, () -> scene.removals.decideAll(demoted, acme, Decision.APPROVE, Optional.empty()));
    }

    @Test
    void actsThatOutliveTheBrowserNeedARecentSignIn() {
        scene.passes(Session.RECENT.minusSeconds(1));
        scene.provisioning.switchMode(ana, acme, ProvisioningMode.SCIM, true);
        scene.passes(Duration.ofSeconds(1));
        UserId other = member(scene.signedIn(OrgRole.ADMIN));
        UseCases useCases = TestUseCases.on(scene.ports, scene.environment);

        List<ThrowingCallable> acts = List.of(
                () -> scene.tokens.rotate(ana, acme),
                () -> scene.tokens.endOverlap(ana, acme),
                () -> scene.tokens.cancelRotation(ana, acme),
                () -> scene.provisioning.switchMode(ana, acme, ProvisioningMode.MANUAL, true),
                () -> scene.apiKeys.issue(ana, "key", Optional.of(acme), Optional.empty()),
                () -> scene.apiKeys.revoke(ana, "any"),
                () -> scene.apiKeys.revokeWithIssued(ana, "any"),
                () -> scene.domains.release(ana, acme, DomainName.of(scene.domain), true),
                () -> scene.members.setBreakGlass(ana, acme, other, true),
                () -> useCases.manageConnection().activate(ana, acme, 1),
                () -> useCases.manageConnection().rollBack(ana, acme),
                () -> useCases.manageConnection().changeRole(ana, acme, OrgRole.ADMIN),
                () -> useCases.manageContactLinks().make(ana, acme, "IT of Acme", Optional.empty()),
                () -> useCases.managePasswords().makeLink(ana, acme, other),
                () -> useCases.managePasswords().revokeLink(ana, acme, other));

        acts.forEach(act -> assertRefused(Code.SIGN_IN_AGAIN, act));
        scene.workspaces.create(ana, acme, "Design");
    }

    @Test
    void signInWhoseTimeIsUnknownIsNotRecent() {
        Session session = ana.session();
        SignedInMember unknown = new SignedInMember(
                new Session(
                        acme,
                        session.id(),
                        session.member(),
                        session.digest(),
                        session.created(),
                        AuthenticationMethod.SSO,
                        Optional.empty(),
                        Optional.empty(),
                        session.lastSeen(),
                        Optional.empty()),
                ana.userName(),
                ana.role());

        assertRefused(Code.SIGN_IN_AGAIN, () -> unknown.requireRecentSignIn(scene.environment.now()));
    }

    @Test
    void sessionByPasswordEndsWithTheMarkOfABreakGlassOwner() {
        DirectoryUser owner = scene.ports
                .unitOfWork()
                .read(() -> scene.ports.users().find(acme, member(ana)))
                .orElseThrow();
        SignedInMember caller = new SignedInMember(byPassword(owner), ana.userName(), ana.role());
        scene.ports
                .unitOfWork()
                .run(() -> scene.ports.users().save(owner.withBreakGlass(true, scene.environment.now())));
        scene.workspaces.create(caller, acme, "Design");

        scene.ports.unitOfWork().run(() -> scene.ports.users().save(owner));

        assertRefused(Code.UNAUTHENTICATED, () -> scene.workspaces.create(caller, acme, "More"));
    }

    @Test
    void changeThatTakesTheCallersRightIsDoneAndTheNextOneRefused() {
        scene.signedIn(OrgRole.ADMIN);
        SignedInMember lowered = scene.signedIn(OrgRole.ADMIN);
        SignedInMember removed = scene.signedIn(OrgRole.ADMIN);
        SignedInMember owner = byPassword(scene.signedIn(OrgRole.ADMIN));

        scene.members.setRole(lowered, acme, member(lowered), Optional.of(OrgRole.VIEWER));
        assertThat(newestEntry().actor()).isEqualTo(lowered.name());
        assertRefused(Code.FORBIDDEN, () -> scene.workspaces.create(lowered, acme, "Design"));
        scene.members.remove(removed, acme, member(removed));
        assertThat(newestEntry().action()).isEqualTo(AuditAction.MEMBER_REMOVED.name());
        assertRefused(Code.UNAUTHENTICATED, () -> scene.workspaces.create(removed, acme, "Design"));
        scene.members.setBreakGlass(owner, acme, member(owner), false);
        assertThat(newestEntry().actor()).isEqualTo(owner.name());
        assertRefused(Code.UNAUTHENTICATED, () -> scene.workspaces.create(owner, acme, "Design"));
    }

    @Test
    void mappingThatTakesTheCallersRoleIsSavedAndTheNextOneRefused() {
        SignedInMember other = scene.signedIn(OrgRole.ADMIN);
        GroupId group = scene.groups
                .create(
                        scene.call(),
                        GroupName.of("Engineering"),
                        Optional.empty(),
                        NamedMembers.of(Set.of(member(ana))))
                .id();

        scene.mappings.save(ana, acme, List.of(proposal(group, 0, OrgRole.VIEWER)), Optional.empty());

        assertThat(newestEntry().actor()).isEqualTo(ana.name());
        List<MappingProposal> next = List.of(proposal(group, 1, OrgRole.DEVELOPER));
        assertRefused(Code.FORBIDDEN, () -> scene.mappings.save(ana, acme, next, Optional.empty()));
        scene.mappings.save(other, acme, next, Optional.empty());
    }

    private static MappingProposal proposal(GroupId group, long version, OrgRole role) {
        return new MappingProposal(
                new MappingSelector.ByGroup(group), new MappingContent(Optional.of(role), Set.of()), version);
    }

    @Test
    void memberWhoseRemovalIsHeldApprovesItAndIsOut() {
        scene.synced();
        scene.removals.setPolicy(
                scene.admin, acme, Optional.of(new RemovalPolicy(0, 0, Duration.ofMinutes(10), Duration.ofHours(24))));
        SignedInMember leaving = scene.signedIn(OrgRole.ADMIN);
        scene.edit(member(leaving), current -> current.activated(false));
        long held = scene.removals
                .removals(scene.admin, acme, Optional.empty(), Optional.empty(), 1)
                .items()
                .get(0)
                .number();

        scene.removals.decide(leaving, acme, held, Decision.APPROVE);

        assertThat(newestEntry().actor()).isEqualTo(leaving.name());
        assertRefused(Code.UNAUTHENTICATED, () -> scene.workspaces.create(leaving, acme, "Design"));
    }

    /** Returns the caller as one who signed in by the password of a break-glass owner. */
    private SignedInMember byPassword(SignedInMember caller) {
        scene.members.setBreakGlass(scene.admin, acme, member(caller), true);
        return new SignedInMember(byPassword(found(caller)), caller.userName(), caller.role());
    }

    private DirectoryUser found(SignedInMember caller) {
        return scene.ports
                .unitOfWork()
                .read(() -> scene.ports.users().find(acme, member(caller)))
                .orElseThrow();
    }

    @Test
    void keyThatAMemberIssuedNamesTheMember() {
        scene.apiKeys.issue(ana, "deployment", Optional.of(acme), Optional.empty());

        assertThat(scene.apiKeys.list(ana)).singleElement().satisfies(key -> assertThat(key.createdBy())
                .isEqualTo(ana.name()));
        assertRefused(Code.FORBIDDEN, () -> scene.apiKeys.issue(ana, "all", Optional.empty(), Optional.empty()));
    }

    @Test
    void viewerSeesAndEndsOwnSessions() {
        SignedInMember bob = scene.signedIn(OrgRole.VIEWER);

        assertThat(scene.sessionList.of(bob, acme, member(bob))).containsExactly(bob.session());
        scene.sessionList.end(bob, acme, member(bob), bob.session().id());

        assertThat(newestEntry().action()).isEqualTo(AuditAction.SESSION_ENDED.name());
        assertThat(newestEntry().actor()).isEqualTo(bob.name());
        assertThat(newestEntry().subject()).isEqualTo("members/" + member(bob) + "/sessions");
        assertRefused(Code.UNAUTHENTICATED, () -> scene.sessionList.endAll(bob, acme, member(bob)));
    }

    @Test
    void sessionsOfOthersAreForAdminsAndKeys() {
        SignedInMember bob = scene.signedIn(OrgRole.DEVELOPER);
        SignedInMember cid = scene.signedIn(OrgRole.ADMIN);

        assertRefused(Code.FORBIDDEN, () -> scene.sessionList.of(bob, acme, member(ana)));
        assertRefused(Code.FORBIDDEN, () -> scene.sessionList.endAll(bob, acme, member(ana)));
        assertRefused(
                Code.FORBIDDEN,
                () -> scene.sessionList.end(
                        bob, acme, member(ana), ana.session().id()));
        assertRefused(
                Code.NOT_FOUND,
                () -> scene.sessionList.end(
                        cid, acme, member(bob), ana.session().id()));
        assertRefused(
                Code.NOT_FOUND,
                () -> scene.sessionList.of(
                        cid, acme, new UserId(scene.environment.ids().next())));
        assertThat(scene.sessionList.of(cid, acme, member(ana))).containsExactly(ana.session());
        scene.sessionList.endAll(cid, acme, member(bob));
        assertThat(scene.sessionList.of(scene.admin, acme, member(bob))).isEmpty();
        scene.sessionList.endAll(scene.admin, acme, member(ana));
        assertRefused(Code.UNAUTHENTICATED, () -> scene.workspaces.create(ana, acme, "Design"));
    }

    private Session byPassword(DirectoryUser owner) {
        Session session = new Session(
                acme,
                new SessionId(scene.environment.ids().next()),
                owner.id(),
                ana.session().digest(),
                scene.environment.now(),
                AuthenticationMethod.PASSWORD,
                Optional.empty(),
                Optional.of(scene.environment.now()),
                scene.environment.now(),
                Optional.empty());
        scene.ports.unitOfWork().run(() -> scene.ports.sessions().add(session));
        return session;
    }

    private AuditEntry newestEntry() {
        return scene.auditing
                .page(scene.admin, Optional.of(acme), Optional.empty(), 1)
                .items()
                .get(0);
    }

    private static UserId member(SignedInMember caller) {
        return caller.session().member();
    }
}
