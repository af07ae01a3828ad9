package io.muster.rest.export;

import static io.muster.rest.export.JsonLine.array;
import static io.muster.rest.export.JsonLine.line;
import static io.muster.rest.export.JsonLine.object;
import static io.muster.rest.export.JsonLine.optional;
import static io.muster.rest.export.JsonLine.provenance;
import static io.muster.rest.export.JsonLine.text;

import io.muster.application.port.in.event.RetryEvents.WithheldEvent;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.AccessReason;
import io.muster.domain.directory.Address;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.event.Event;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.ExportedType;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.organization.Workspace;
import io.muster.domain.removal.Removal;
import io.muster.domain.removal.RemovalPolicy;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.ScimToken;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.Webhook;
import io.muster.rest.event.CloudEventJson;
import io.muster.rest.synclog.SyncEntryJson;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The lines of an export, but for those about single sign-on. Fields are written one by one, so that a new field of the
 * domain is not published without a review; digests and secrets are left out.
 */
final class ExportLine {
    private ExportLine() {}

    static String of(Organization organization) {
        JsonArrayBuilder domains = array();
        organization.domains().stream().map(DomainName::value).sorted().forEach(domains::add);
        return line(
                ExportedType.ORGANIZATION,
                object().add("id", text(organization.id()))
                        .add("name", organization.name())
                        .add("plan", text(organization.plan()))
                        .add("mode", text(organization.mode()))
                        .add("dialect", text(organization.dialect()))
                        .add("verifiedDomainsOnly", organization.verifiedDomainsOnly())
                        .add("sso", optional(organization.sso(), ExportLine::sso))
                        .add("domains", domains)
                        .add("created", text(organization.created())));
    }

    static String of(RemovalPolicy policy) {
        return line(
                ExportedType.REMOVAL_POLICY,
                object().add("share", policy.share())
                        .add("number", policy.number())
                        .add("windowSeconds", policy.window().toSeconds())
                        .add("deadlineSeconds", policy.deadline().toSeconds()));
    }

    static String of(ScimToken token) {
        return line(
                ExportedType.SCIM_TOKEN,
                object().add("publicId", token.publicId())
                        .add("createdAt", text(token.createdAt()))
                        .add("createdBy", token.createdBy())
                        .add("lastUsedAt", optional(token.lastUsedAt()))
                        .add("endsAt", optional(token.ending().map(ScimToken.Ending::at))));
    }

    static String of(ApiKey key) {
        return line(
                ExportedType.API_KEY,
                object().add("publicId", key.publicId())
                        .add("name", key.name())
                        .add("createdAt", text(key.createdAt()))
                        .add("createdBy", key.createdBy())
                        .add("endsAt", optional(key.endsAt()))
                        .add("lastUsedAt", optional(key.lastUsedAt()))
                        .add("revokedAt", optional(key.revokedAt())));
    }

    static String of(Workspace workspace) {
        return line(
                ExportedType.WORKSPACE,
                object().add("id", text(workspace.id()))
                        .add("name", workspace.name())
                        .add("created", text(workspace.created())));
    }

    static String of(DirectoryGroup group) {
        return line(
                ExportedType.GROUP,
                object().add("id", text(group.id()))
                        .add("displayName", group.displayName().value())
                        .add("externalId", optional(group.externalId().map(ExternalId::value)))
                        .add("created", text(group.created()))
                        .add("lastModified", text(group.lastModified())));
    }

    static String of(GroupMember member) {
        return line(
                ExportedType.MEMBERSHIP,
                object().add("group", text(member.group())).add("user", text(member.user())));
    }

    static String of(GroupMapping mapping) {
        JsonArrayBuilder workspaces = array();
        mapping.workspaces()
                .forEach((workspace, given) ->
                        workspaces.add(provenance(object().add("workspace", text(workspace)), given)));
        return line(
                ExportedType.MAPPING,
                provenance(
                        object().add("id", text(mapping.id()))
                                .add("group", optional(mapping.group()))
                                .add("displayName", mapping.target().name().value())
                                .add("role", optional(mapping.role(), ExportLine::role))
                                .add("workspaces", workspaces),
                        mapping.changed()));
    }

    static String of(DirectoryUser user) {
        return line(
                ExportedType.USER,
                object().add("id", text(user.id()))
                        .add("origin", text(user.origin()))
                        .add("active", user.active())
                        .add("breakGlass", user.breakGlass())
                        .add("directRole", optional(user.directRole(), ExportLine::role))
                        .add("lostEmail", optional(user.lostEmail()))
                        .add("deprovisioning", optional(user.deprovisioning(), ExportLine::deprovisioning))
                        .add("created", text(user.created()))
                        .add("lastModified", text(user.lastModified()))
                        .add("profile", profile(user.profile())));
    }

    /** Returns the line of a workspace that an admin gave to a member; empty for what mappings give. */
    static Optional<String> directGrant(AccessFacts facts, AccessFacts.Entry entry) {
        return entry.reason() instanceof AccessReason.Direct direct
                ? Optional.of(line(
                        ExportedType.DIRECT_GRANT,
                        provenance(
                                object().add("user", text(facts.user())).add("workspace", text(entry.workspace())),
                                direct.provenance())))
                : Optional.empty();
    }

    static String of(Removal removal) {
        return line(
                ExportedType.REMOVAL,
                object().add("number", removal.number())
                        .add("user", text(removal.user()))
                        .add("label", removal.label())
                        .add("kind", text(removal.kind()))
                        .add("cause", source(removal.source()))
                        .add("state", text(removal.state()))
                        .add("due", optional(removal.due()))
                        .add("decided", optional(removal.decided(), by -> provenance(object(), by))));
    }

    static String of(Webhook webhook) {
        return line(
                ExportedType.WEBHOOK,
                object().add("id", text(webhook.id()))
                        .add("url", webhook.url().text())
                        .add("description", webhook.description())
                        .add("state", text(webhook.state()))
                        .add("createdAt", text(webhook.createdAt()))
                        .add("createdBy", webhook.createdBy())
                        .add("delivered", webhook.progress().delivered()));
    }

    static String of(Delivery dead) {
        return line(
                ExportedType.DEAD_LETTER,
                object().add("webhook", text(dead.webhook()))
                        .add("event", dead.sequence())
                        .add("attempts", dead.attempts())
                        .add("firstAttemptAt", text(dead.firstAttemptAt()))
                        .add("lastAttemptAt", text(dead.lastAttemptAt()))
                        .add("status", optional(dead.lastResponse().status()))
                        .add("failure", optional(dead.lastResponse().failure())));
    }

    static String of(WithheldEvent event) {
        return line(
                ExportedType.WITHHELD_EVENT,
                object().add("position", event.position())
                        .add("type", optional(event.type()))
                        .add("subject", event.subject())
                        .add("reason", event.reason())
                        .add("at", text(event.at())));
    }

    static String of(SyncEntry entry) {
        return line(ExportedType.SYNC_LOG_ENTRY, object(SyncEntryJson.of(entry)));
    }

    static String of(Event event) {
        return line(ExportedType.EVENT, object(CloudEventJson.of(event)));
    }

    /** Returns the last line; an export without it broke off. */
    static String end() {
        return line(ExportedType.END, object());
    }

    private static JsonObjectBuilder sso(SsoSummary sso) {
        return object().add("protocol", text(sso.protocol()))
                .add("issuer", sso.issuer())
                .add("connectionRole", text(sso.connectionRole()))
                .add("active", sso.active())
                .add(
                        "attestation",
                        optional(
                                sso.attestation(),
                                attested -> provenance(
                                        object().add("kind", text(attested.kind())), attested.provenance())));
    }

    private static JsonObjectBuilder profile(UserProfile profile) {
        JsonObjectBuilder json = object().add("userName", profile.userName().value())
                .add("externalId", optional(profile.externalId().map(ExternalId::value)));
        profile.details().forEach((attribute, value) -> json.add(attribute.wireName(), value));
        profile.plurals().forEach((attribute, elements) -> json.add(attribute.wireName(), plurals(elements)));
        JsonArrayBuilder addresses = array();
        for (Address address : profile.addresses()) {
            JsonObjectBuilder one =
                    object().add("type", optional(address.type())).add("primary", address.primary());
            address.parts().forEach((part, value) -> one.add(text(part).toLowerCase(Locale.ROOT), value));
            addresses.add(one);
        }
        return json.add("addresses", addresses);
    }

    private static JsonArrayBuilder plurals(Collection<PluralValue> elements) {
        JsonArrayBuilder array = array();
        elements.forEach(element -> array.add(object().add("value", element.value())
                .add("type", optional(element.type()))
                .add("display", optional(element.display()))
                .add("primary", element.primary())));
        return array;
    }

    private static JsonObjectBuilder deprovisioning(DirectoryUser.Deprovisioning deprovisioning) {
        return object().add("cause", source(deprovisioning.source()))
                .add("heldUntil", optional(deprovisioning.heldUntil()))
                .add("deleted", deprovisioning.deleted());
    }

    private static JsonObjectBuilder source(ChangeSource source) {
        return provenance(object().add("requestId", optional(source.requestId())), source.provenance());
    }

    private static JsonObjectBuilder role(RoleGrant grant) {
        return provenance(object().add("role", text(grant.role())), grant.provenance());
    }
}
