package io.muster.application.testing;

import io.muster.application.port.out.Ports;
import io.muster.domain.contact.ContactLink;
import io.muster.domain.contact.ContactLinkId;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.Attestation;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Plan;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.organization.Workspace;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.SecretDigest;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Creates users, groups and organizations with defaults. Each id is new and greater than the ids before. */
public final class Fixtures {
    /** The default time of everything. */
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    /** The default cause of a change. */
    public static final ChangeSource CAUSE = cause(NOON);

    public static final KeyedHash HASH = new KeyedHash(new byte[KeyedHash.MIN_KEY_BYTES]);

    private static final AtomicLong NEXT = new AtomicLong();
    private static final long RUN = UUID.randomUUID().getLeastSignificantBits();

    private Fixtures() {}

    /** Returns a UUID with the layout of version 7 that is greater than the ones before. */
    public static UUID newId() {
        long number = NEXT.incrementAndGet();
        return new UUID(
                (1_900_000_000_000L + number) << 16 | 0x7000, (RUN & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    public static ChangeSource cause(Instant at) {
        return ChangeSource.scim(at, "request");
    }

    public static OrganizationId newOrganization(Ports ports) {
        Organization acme = acme();
        ports.unitOfWork().run(() -> ports.organizations().add(acme));
        return acme.id();
    }

    /** Returns an organization on the Business plan without an SSO connection. */
    public static Organization acme() {
        return Organization.founded(new OrganizationId(newId()), "Acme", Plan.BUSINESS, NOON);
    }

    /** Returns an organization with an active SSO connection and a verified domain. */
    public static Organization acme(String domain, OrgRole connectionRole) {
        SsoSummary connection = SsoSummary.draft(SsoProtocol.OIDC, "https://login." + domain, connectionRole)
                .activated(new Attestation(Attestation.Kind.MANUALLY_ATTESTED, new Provenance(NOON, "tester")));
        return acme().withSso(Optional.of(connection), Set.of(DomainName.of(domain)), false)
                .organization();
    }

    public static UserProfile profile(String userName) {
        return new UserProfile(UserName.of(userName), Optional.empty(), true, Map.of(), Map.of(), List.of());
    }

    public static UserProfile withExternalId(UserProfile profile, String externalId) {
        return new UserProfile(
                profile.userName(),
                Optional.of(new ExternalId(externalId)),
                profile.active(),
                profile.details(),
                profile.plurals(),
                profile.addresses());
    }

    public static UserProfile withDetail(UserProfile profile, UserAttribute attribute, String text) {
        Map<UserAttribute, String> details = new EnumMap<>(UserAttribute.class);
        details.putAll(profile.details());
        details.put(attribute, text);
        return new UserProfile(
                profile.userName(),
                profile.externalId(),
                profile.active(),
                details,
                profile.plurals(),
                profile.addresses());
    }

    public static UserProfile withElements(UserProfile profile, UserAttribute attribute, PluralValue... elements) {
        Map<UserAttribute, List<PluralValue>> plurals = new EnumMap<>(UserAttribute.class);
        plurals.putAll(profile.plurals());
        plurals.put(attribute, List.of(elements));
        return new UserProfile(
                profile.userName(),
                profile.externalId(),
                profile.active(),
                profile.details(),
                plurals,
                profile.addresses());
    }

    public static UserProfile withEmail(UserProfile profile, String email) {
        return withElements(profile, UserAttribute.EMAILS, element(email, "work", true));
    }

    public static PluralValue element(String value, String type, boolean primary) {
        return new PluralValue(value, Optional.of(type), Optional.empty(), primary);
    }

    public static DirectoryUser user(OrganizationId organization, String userName) {
        return user(organization, profile(userName));
    }

    public static DirectoryUser user(OrganizationId organization, UserProfile profile) {
        return DirectoryUser.provisioned(organization, new UserId(newId()), profile, DirectoryUser.Origin.SCIM, CAUSE);
    }

    public static DirectoryUser admin(OrganizationId organization, String userName) {
        return user(organization, userName)
                .withDirectRole(Optional.of(new RoleGrant(OrgRole.ADMIN, new Provenance(NOON, "tester"))), NOON);
    }

    public static DirectoryGroup group(OrganizationId organization, String name) {
        return DirectoryGroup.pushed(organization, new GroupId(newId()), GroupName.of(name), Optional.empty(), NOON);
    }

    public static Workspace workspace(OrganizationId organization, String name) {
        return new Workspace(organization, new WorkspaceId(newId()), name, NOON);
    }

    /** Stores a workspace and returns it. */
    public static Workspace added(Ports ports, Workspace workspace) {
        ports.unitOfWork().run(() -> ports.workspaces().add(workspace));
        return workspace;
    }

    /** Stores a user and returns it. */
    public static DirectoryUser added(Ports ports, DirectoryUser user) {
        ports.unitOfWork().run(() -> ports.users().add(user));
        return user;
    }

    /** Stores a group and returns it. */
    public static DirectoryGroup added(Ports ports, DirectoryGroup group) {
        ports.unitOfWork().run(() -> ports.groups().add(group));
        return group;
    }

    /** Returns a new credential. */
    public static CredentialText credential(CredentialText.Kind kind) {
        byte[] id = new byte[CredentialText.PUBLIC_ID_BYTES];
        ByteBuffer.wrap(id).putLong(RUN).putInt((int) NEXT.incrementAndGet());
        return CredentialText.of(kind, id, new byte[CredentialText.SECRET_BYTES]);
    }

    /** Returns a new contact link. */
    public static ContactLink contactLink(OrganizationId organization, Instant made) {
        return ContactLink.made(
                organization,
                new ContactLinkId(newId()),
                "Kim",
                new SecretDigest(new byte[] {1}),
                new Provenance(made, "tester"),
                Optional.empty());
    }

    /** Returns ports of which one is replaced. */
    public static <P> Ports with(Ports real, Class<P> port, P replacement) {
        RecordComponent[] components = Ports.class.getRecordComponents();
        try {
            Object[] parts = new Object[components.length];
            for (int at = 0; at < parts.length; at++) {
                boolean replaced = components[at].getType() == port;
                parts[at] =
                        replaced ? replacement : components[at].getAccessor().invoke(real);
            }
            return Ports.class
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(parts);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
