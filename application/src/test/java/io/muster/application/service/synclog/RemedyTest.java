package io.muster.application.service.synclog;

import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.withEmail;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.OrganizationAdmin;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.application.port.in.token.AuthenticateScimClient.Attribution;
import io.muster.application.port.in.token.AuthenticateScimClient.Attribution.Reason;
import io.muster.application.port.in.token.AuthenticateScimClient.Outcome;
import io.muster.application.testing.Refusals;
import io.muster.application.testing.Scene;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.synclog.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Brings about what a remedy is for, follows its advice, and sees that it helps. */
class RemedyTest {
    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();

    @ParameterizedTest
    @EnumSource
    void refusedRequestSucceedsAfterTheActOfItsRemedy(Remedy remedy) {
        Runnable trial =
                switch (remedy) {
                    case RESTART_PROVISIONING -> this::lookUpAgain;
                    case RESOLVE_DUPLICATE -> this::removeOrRenameTheOther;
                    case CORRECT_VALUE -> this::sendAnotherAddress;
                    case VERIFY_DOMAIN -> this::sendAnAddressOfAVerifiedDomain;
                    case DECIDE_AGAIN -> this::saveWithThePresentVersion;
                    case AWAIT_RETRY -> this::retryWithThePresentVersion;
                    case KEEP_AN_ADMIN -> this::makeAnotherAdmin;
                    case KEEP_IDENTITY -> this::takeTheBreakGlassMarkAway;
                    case CHECK_PROVISIONING -> this::turnScimOnAfterItEndedARequest;
                    case TURN_SCIM_ON -> this::turnScimOnAfterLeavingIt;
                    case COPY_ADDRESS -> this::useTheOrganizationsOwnAddress;
                    case COPY_TOKEN -> this::rotateALostToken;
                    case WIDEN_SCOPE -> this::useAnOperatorsKey;
                    // only a person at the identity provider or in support can follow these
                    case CHECK_ATTRIBUTE_MAPPINGS, SEND_LESS, CONTACT_SUPPORT ->
                        () -> assertThat(remedy.text()).containsAnyOf("identity provider", "support");
                };
        trial.run();
    }

    @Test
    void everyRefusalOfATokenOutsideOfScimAdvisesToTurnItOn() {
        for (Reason reason : Reason.values()) {
            assertThat(new Attribution(acme, "id", reason, ProvisioningMode.MANUAL).remedy())
                    .isEqualTo(Remedy.TURN_SCIM_ON);
        }
    }

    private void lookUpAgain() {
        UserId deleted = scene.create(profile("ana"));
        scene.users.delete(scene.call(), deleted, ResourceVersion.ANY);
        assertAdvice(Remedy.RESTART_PROVISIONING, Code.NOT_FOUND, () -> scene.edit(deleted, current -> current));

        UserId again = scene.create(profile("ana"));

        scene.edit(again, current -> current.activated(false));
    }

    private void removeOrRenameTheOther() {
        UserId first = scene.create(profile("ana"));
        assertAdvice(Remedy.RESOLVE_DUPLICATE, Code.DUPLICATE, () -> scene.create(profile("Ana")));

        scene.create(profile("ana.b"));
        scene.members.remove(scene.admin, acme, first);

        scene.create(profile("Ana"));
    }

    private void sendAnotherAddress() {
        assertAdvice(
                Remedy.CORRECT_VALUE, Code.INVALID_VALUE, () -> scene.create(withEmail(profile("ana"), "no address")));

        scene.create(withEmail(profile("ana"), "ana@" + scene.domain));
    }

    private void sendAnAddressOfAVerifiedDomain() {
        scene.change(organization -> organization.withPolicy(organization.name(), organization.dialect(), true));
        assertAdvice(
                Remedy.VERIFY_DOMAIN,
                Code.DOMAIN_NOT_VERIFIED,
                () -> scene.create(withEmail(profile("ana"), "ana@elsewhere.example")));

        scene.create(withEmail(profile("ana"), "ana@" + scene.domain));
    }

    private void saveWithThePresentVersion() {
        DirectoryGroup team =
                scene.groups.create(scene.call(), GroupName.of("Team"), Optional.empty(), NamedMembers.of(Set.of()));
        save(team, 0);
        assertAdvice(Remedy.DECIDE_AGAIN, Code.CONFLICT, () -> save(team, 0));

        save(team, 1);
    }

    private void retryWithThePresentVersion() {
        UserId ana = scene.create(profile("ana"));
        scene.edit(ana, current -> current.activated(false));
        assertAdvice(Remedy.AWAIT_RETRY, Code.STALE, () -> edit(ana, 1));

        edit(ana, 2);
    }

    private void makeAnotherAdmin() {
        UserId last = admin("last");
        ThrowingCallable deactivate = () -> scene.edit(last, current -> current.activated(false));
        assertAdvice(Remedy.KEEP_AN_ADMIN, Code.PROTECTED_MEMBER, deactivate);

        admin("another");

        assertThat(scene.edit(last, current -> current.activated(false))
                        .user()
                        .profile()
                        .active())
                .isFalse();
    }

    private void takeTheBreakGlassMarkAway() {
        UserId owner = admin("owner");
        admin("another");
        scene.members.setBreakGlass(scene.admin, acme, owner, true);
        UserProfile other = profile("other");
        assertAdvice(Remedy.KEEP_IDENTITY, Code.PROTECTED_IDENTITY, () -> scene.edit(owner, current -> other));
        scene.edit(owner, current -> current);

        scene.members.setBreakGlass(scene.admin, acme, owner, false);

        scene.edit(owner, current -> other);
    }

    private void turnScimOnAfterItEndedARequest() {
        ScimCall before = scene.call();
        leaveScim();
        assertAdvice(Remedy.CHECK_PROVISIONING, Code.UNAUTHENTICATED, () -> scene.users.create(before, profile("ana")));

        assertAccepted(acme, enterScim());
    }

    private void turnScimOnAfterLeavingIt() {
        String token = enterScim();
        leaveScim();
        assertThat(attribution(acme, token).remedy()).isEqualTo(Remedy.TURN_SCIM_ON);
        Refusals.assertRefused(Code.MODE_CONFLICT, () -> scene.tokens.rotate(scene.admin, acme));

        assertAccepted(acme, enterScim());
        assertThat(attribution(acme, token).remedy()).isEqualTo(Remedy.COPY_TOKEN);
    }

    private void useTheOrganizationsOwnAddress() {
        String token = enterScim();
        OrganizationId other = scene.another("other.example").id();
        assertThat(attribution(other, token).remedy()).isEqualTo(Remedy.COPY_ADDRESS);

        assertAccepted(acme, token);
    }

    private void rotateALostToken() {
        String lost = enterScim();
        scene.tokens.rotate(scene.admin, acme);
        scene.passes(Duration.ofDays(1));
        assertThat(attribution(acme, lost).remedy()).isEqualTo(Remedy.COPY_TOKEN);

        assertAccepted(acme, scene.tokens.rotate(scene.admin, acme).token().text());
    }

    private void useAnOperatorsKey() {
        assertAdvice(
                Remedy.WIDEN_SCOPE,
                Code.FORBIDDEN,
                () -> scene.organizations.setPlan(
                        new OrganizationAdmin("acme", Optional.empty(), acme), acme, Plan.ENTERPRISE, false));

        scene.organizations.setPlan(scene.admin, acme, Plan.ENTERPRISE, false);
    }

    private static void assertAdvice(Remedy remedy, Code code, ThrowingCallable work) {
        assertThat(Remedy.of(Refusals.assertRefused(code, work).code())).isEqualTo(remedy);
    }

    private void assertAccepted(OrganizationId organization, String token) {
        assertThat(scene.authentication.authenticate(Optional.of(organization), token))
                .isInstanceOf(Outcome.Accepted.class);
    }

    private Attribution attribution(OrganizationId organization, String token) {
        return ((Outcome.Refused) scene.authentication.authenticate(Optional.of(organization), token))
                .attribution()
                .orElseThrow();
    }

    private String enterScim() {
        return scene.provisioning
                .switchMode(scene.admin, acme, ProvisioningMode.SCIM, false)
                .token()
                .orElseThrow()
                .text();
    }

    private void leaveScim() {
        scene.provisioning.switchMode(scene.admin, acme, ProvisioningMode.MANUAL, true);
    }

    private UserId admin(String userName) {
        UserId user = scene.create(profile(userName));
        scene.members.setRole(scene.admin, acme, user, Optional.of(OrgRole.ADMIN));
        return user;
    }

    private void edit(UserId user, long version) {
        scene.users.edit(
                scene.call(), user, ResourceVersion.oneOf(Set.of(version)), current -> current.activated(true));
    }

    private void save(DirectoryGroup group, long version) {
        MappingContent content = new MappingContent(Optional.of(OrgRole.DEVELOPER), Set.of());
        scene.mappings.save(
                scene.admin,
                acme,
                List.of(new MappingProposal(new MappingSelector.ByGroup(group.id()), content, version)),
                Optional.empty());
    }
}
