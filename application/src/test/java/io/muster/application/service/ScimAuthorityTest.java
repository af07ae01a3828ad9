package io.muster.application.service;

import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.ScimCall;
import io.muster.application.testing.Scene;
import io.muster.domain.directory.GroupEdit;
import io.muster.domain.directory.GroupEdit.ExternalIdEdit;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.ResourceVersion;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem.Code;
import io.muster.domain.token.TokenRing;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A request whose right ends while its body arrives writes nothing. */
class ScimAuthorityTest {
    private final Scene scene = new Scene();
    private final OrganizationId acme = scene.organization().id();
    private final UserId ana = scene.create(profile("ana"));
    private final GroupId team = scene.groups
            .create(scene.call(), GroupName.of("Team"), Optional.empty(), NamedMembers.of(Set.of()))
            .id();
    private final ScimCall arriving = scene.call();

    @Test
    void noWriteIsAcceptedAfterTheOrganizationLeftScim() {
        scene.provisioning.switchMode(scene.admin, acme, ProvisioningMode.MANUAL, true);

        assertEveryWriteIsRefused();
        assertThat(scene.ports
                        .unitOfWork()
                        .read(() ->
                                scene.ports.users().search(acme, everybody()).total()))
                .hasValue(1);
    }

    @Test
    void noWriteIsAcceptedAfterADowngrade() {
        scene.organizations.setPlan(scene.admin, acme, Plan.STARTER, true);

        assertEveryWriteIsRefused();
    }

    @Test
    void oldTokenIsAcceptedInTheLastSecondOfTheOverlapOnly() {
        scene.tokens.rotate(scene.admin, acme);
        scene.passes(TokenRing.OVERLAP.minusSeconds(1));
        scene.users.create(arriving, profile("ben"));
        scene.passes(Duration.ofSeconds(1));

        assertEveryWriteIsRefused();
    }

    @Test
    void oldTokenIsRefusedAfterTheOverlapWasEnded() {
        scene.tokens.rotate(scene.admin, acme);
        scene.tokens.endOverlap(scene.admin, acme);

        assertEveryWriteIsRefused();
    }

    @Test
    void policyThatIsInForceAtTheWriteApplies() {
        scene.change(organization -> organization.withPolicy("Acme", organization.dialect(), true));

        assertRefused(Code.DOMAIN_NOT_VERIFIED, () -> scene.users.create(arriving, profile("ben@unverified.example")));
    }

    private void assertEveryWriteIsRefused() {
        GroupEdit rename = new GroupEdit(Optional.of(GroupName.of("New")), new ExternalIdEdit.Keep(), Delta.NONE);
        assertUnauthenticated(() -> scene.users.create(arriving, profile("new")));
        assertUnauthenticated(
                () -> scene.users.edit(arriving, ana, ResourceVersion.ANY, current -> current.activated(false)));
        assertUnauthenticated(() -> scene.users.delete(arriving, ana, ResourceVersion.ANY));
        assertUnauthenticated(() ->
                scene.groups.create(arriving, GroupName.of("New"), Optional.empty(), NamedMembers.of(Set.of(ana))));
        assertUnauthenticated(() -> scene.groups.edit(arriving, team, ResourceVersion.ANY, rename));
        assertUnauthenticated(() -> scene.groups.delete(arriving, team, ResourceVersion.ANY));
    }

    private static void assertUnauthenticated(ThrowingCallable write) {
        assertRefused(Code.UNAUTHENTICATED, write);
    }

    private static Search<UserAttribute> everybody() {
        return new Search<>(Optional.empty(), Optional.empty(), new Search.Page.FromIndex(1, 10));
    }
}
