package io.muster.application.testing;

import static io.muster.application.testing.Fixtures.NOON;
import static io.muster.application.testing.Fixtures.added;
import static io.muster.application.testing.Fixtures.element;
import static io.muster.application.testing.Fixtures.profile;
import static io.muster.application.testing.Fixtures.user;
import static io.muster.application.testing.Fixtures.withElements;
import static io.muster.application.testing.Fixtures.withEmail;

import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.mapping.MappingProposal;
import io.muster.application.port.in.mapping.MappingSelector;
import io.muster.application.port.in.synclog.ReportFailures.Failure;
import io.muster.application.port.out.Ports;
import io.muster.domain.connection.Connection.Entry;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.connection.ConnectionSecret;
import io.muster.domain.connection.ServiceKeys;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.NamedMembers;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.event.PendingEvent;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.invitation.InvitationId;
import io.muster.domain.mapping.MappingContent;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.password.PasswordHash;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.RemovalPolicy;
import io.muster.domain.simulation.Simulation;
import io.muster.domain.simulation.SimulationId;
import io.muster.domain.synclog.Remedy;
import io.muster.domain.synclog.SyncAction;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.token.SealedSecret;
import io.muster.domain.token.SecretDigest;
import io.muster.domain.traffic.HourCount;
import io.muster.domain.traffic.ObservedClient;
import io.muster.domain.traffic.Rhythm;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.DeliveryResponse;
import io.muster.domain.webhook.Webhook;
import io.muster.domain.webhook.WebhookId;
import io.muster.domain.webhook.WebhookUrl;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes an organization with rows in every table; the persistence module tests that. */
public final class FullOrganization {
    private FullOrganization() {}

    public static Scene on(Ports ports) {
        Scene scene = new Scene(ports);
        OrganizationId id = scene.organization().id();
        scene.provisioning.switchMode(scene.admin, id, ProvisioningMode.SCIM, false);
        scene.apiKeys.issue(scene.admin, "admin", Optional.of(id), Optional.empty());
        scene.domains.claim(scene.admin, id, DomainName.of("claimed.example"));
        UserProfile profile = withEmail(profile("ann@" + scene.domain), "ann@" + scene.domain);
        UserId ann = scene.create(withElements(profile, UserAttribute.PHONE_NUMBERS, element("+49 1", "work", true)));
        String lost = "bob@lost-" + scene.domain;
        UserId bob = scene.create(withEmail(profile("bob"), lost));
        added(ports, user(scene.another("lost-" + scene.domain).id(), withEmail(profile("bob"), lost)));
        DirectoryGroup group = scene.groups.create(
                scene.call(), GroupName.of("group"), Optional.empty(), NamedMembers.of(Set.of(ann, bob)));
        WorkspaceId workspace =
                scene.workspaces.create(scene.admin, id, "workspace").id();
        scene.members.grantWorkspace(scene.admin, id, ann, workspace);
        scene.mappings.save(
                scene.admin,
                id,
                List.of(new MappingProposal(
                        new MappingSelector.ByGroup(group.id()),
                        new MappingContent(Optional.of(OrgRole.DEVELOPER), Set.of(workspace)),
                        0)),
                Optional.empty());
        scene.events.oldest(scene.admin, id, 1); // moves what is pending into the feed
        Webhook webhook = Webhook.created(
                id,
                new WebhookId(Fixtures.newId()),
                new Webhook.Settings(WebhookUrl.of("https://receiver.example/"), "receiver"),
                new SealedSecret("sealed"),
                new Provenance(NOON, "tester"),
                0);
        scene.reporting.failed(new Failure(
                id,
                SyncAction.AUTHENTICATE,
                SyncResource.of(SyncResource.Type.USER, "id", "ann"),
                401,
                "cause",
                Remedy.RESTART_PROVISIONING,
                Optional.empty(),
                new RequestTrace("request", Optional.empty(), NOON)));
        scene.removals.setPolicy(scene.admin, id, Optional.of(RemovalPolicy.RECOMMENDED));
        ports.unitOfWork().run(() -> {
            ports.webhooks().add(webhook);
            ports.requestCounts().add(id, HourCount.of(NOON, true));
            ports.rhythms().save(id, Rhythm.first(ObservedClient.OKTA, NOON));
            DeliveryResponse refused = DeliveryResponse.status(500);
            ports.deliveries().put(Delivery.failed(webhook, 1, refused, NOON, 0).abandoned(refused, NOON));
            ports.removals()
                    .add(new Removal(
                            id,
                            1,
                            bob,
                            "Bob",
                            Removal.Kind.DEACTIVATION,
                            Fixtures.CAUSE,
                            Removal.State.HELD,
                            Optional.of(NOON.plusSeconds(60)),
                            Optional.empty()));
            PendingEvent pending = PendingEvent.of(id, new PendingEvent.Audience.Everybody());
            ports.outbox().add(List.of(pending, pending));
            long first = ports.publishingAttempts().oldest(id).orElseThrow().position();
            ports.publishingAttempts().withhold(id, first, "reason", NOON);
            ConnectionId connection = new ConnectionId(Fixtures.newId());
            ports.connections()
                    .save(ports.connections()
                            .of(id)
                            .drafted(
                                    connection,
                                    new Entry(SsoFixtures.oidc("https://idp.example"), OrgRole.VIEWER),
                                    Optional.of(new ConnectionSecret(new SealedSecret("sealed"), "last", NOON)),
                                    new Provenance(NOON, "tester")));
            ports.signIns().add(SsoFixtures.attempt(id, NOON));
            ports.serviceKeyPairs().save(new ServiceKeys(id, SsoFixtures.serviceKey(NOON), Optional.empty()));
            ports.usedAssertions().add(id, connection, "_1", NOON);
            ports.subjectLinks().add(new SubjectLink(id, connection, "subject", ann, NOON));
            ports.sessions().add(SsoFixtures.session(ports.users().find(id, ann).orElseThrow()));
            ports.invitations()
                    .put(new Invitation(
                            id,
                            new InvitationId(Fixtures.newId()),
                            EmailAddress.of("invited@" + scene.domain),
                            Optional.empty(),
                            new SecretDigest(new byte[] {1}),
                            new Provenance(NOON, "tester")));
            ports.contactLinks().add(Fixtures.contactLink(id, NOON));
            ports.sentRequests().add(id, Fixtures.newId(), NOON, new SealedSecret("sealed"));
            ports.simulations()
                    .add(new Simulation(
                            id,
                            new SimulationId(Fixtures.newId()),
                            "OKTA",
                            "muster-try-1",
                            "token",
                            new Provenance(NOON, "tester"),
                            Optional.empty(),
                            List.of(),
                            false));
            ports.ownerPasswords().save(OwnerPassword.none(id, ann).set(new PasswordHash("hash"), NOON));
        });
        scene.change(group, new Delta(Set.of(), Set.of(bob)));
        return scene;
    }
}
