package io.muster.rest.admin;

import io.muster.application.port.in.webhook.ManageWebhooks;
import io.muster.domain.access.MappingId;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.mapping.MappingPreview;
import io.muster.domain.organization.Attestation;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.RoleGrant;
import io.muster.domain.organization.SsoConnection;
import io.muster.domain.organization.Workspace;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.removal.Removal;
import io.muster.domain.synclog.AttributeChange;
import io.muster.domain.synclog.SyncEntry;
import io.muster.domain.synclog.SyncResource;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.ScimToken;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.WebhookId;
import io.muster.domain.webhook.WebhookUrl;
import io.muster.rest.admin.Views.ApiKeyView;
import io.muster.rest.admin.Views.AttestationView;
import io.muster.rest.admin.Views.AuditEntryView;
import io.muster.rest.admin.Views.ChangeView;
import io.muster.rest.admin.Views.DeadLetterView;
import io.muster.rest.admin.Views.EndingView;
import io.muster.rest.admin.Views.FailureView;
import io.muster.rest.admin.Views.GroupMemberView;
import io.muster.rest.admin.Views.GroupRefView;
import io.muster.rest.admin.Views.GroupView;
import io.muster.rest.admin.Views.MappingView;
import io.muster.rest.admin.Views.MemberView;
import io.muster.rest.admin.Views.OrganizationView;
import io.muster.rest.admin.Views.PreviewCountsView;
import io.muster.rest.admin.Views.RemovalView;
import io.muster.rest.admin.Views.ResourceView;
import io.muster.rest.admin.Views.RoleView;
import io.muster.rest.admin.Views.SsoView;
import io.muster.rest.admin.Views.SyncEntryView;
import io.muster.rest.admin.Views.TokenView;
import io.muster.rest.admin.Views.WebhookView;
import io.muster.rest.admin.Views.WorkspaceView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** The directory's types as the admin API shows them: digests have no way out. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
@NullUnmarked // what is absent in a view is null
public interface AdminMapper {
    AdminMapper VIEWS = Mappers.getMapper(AdminMapper.class);

    OrganizationView view(Organization organization);

    SsoView view(SsoConnection connection);

    @Mapping(target = "at", source = "provenance.at")
    @Mapping(target = "by", source = "provenance.by")
    AttestationView view(Attestation attestation);

    WorkspaceView view(Workspace workspace);

    TokenView view(ScimToken token);

    EndingView view(ScimToken.Ending ending);

    @Mapping(target = "userName", source = "profile.userName.value")
    @Mapping(target = "displayName", source = "profile", qualifiedByName = "displayName")
    @Mapping(target = "email", source = "profile", qualifiedByName = "email")
    @Mapping(target = "externalId", source = "profile.externalId")
    @Mapping(target = "active", source = "profile.active")
    @Mapping(target = "groups", ignore = true)
    MemberView view(DirectoryUser user);

    @Mapping(target = "id", source = "user.id")
    @Mapping(target = "userName", source = "user.profile.userName.value")
    @Mapping(target = "displayName", source = "user.profile", qualifiedByName = "displayName")
    @Mapping(target = "email", source = "user.profile", qualifiedByName = "email")
    @Mapping(target = "externalId", source = "user.profile.externalId")
    @Mapping(target = "active", source = "user.profile.active")
    @Mapping(target = "groups", source = "groups")
    MemberView view(DirectoryUser user, List<GroupRef> groups);

    @Mapping(target = "since", source = "provenance.at")
    @Mapping(target = "by", source = "provenance.by")
    RoleView view(RoleGrant grant);

    GroupRefView view(GroupRef group);

    @Mapping(target = "members", ignore = true)
    @Mapping(target = "mapping", ignore = true)
    GroupView view(DirectoryGroup group);

    @Mapping(target = "id", source = "group.id")
    @Mapping(target = "displayName", source = "group.displayName")
    @Mapping(target = "externalId", source = "group.externalId")
    @Mapping(target = "mapping", source = "mapping")
    GroupView view(DirectoryGroup group, Long members, @Nullable GroupMapping mapping);

    @Mapping(target = "state", source = "target", qualifiedByName = "state")
    @Mapping(target = "group", source = "target", qualifiedByName = "boundGroup")
    @Mapping(target = "displayName", source = "target", qualifiedByName = "targetName")
    @Mapping(target = "role", source = "role", qualifiedByName = "mappedRole")
    @Mapping(target = "workspaces", source = "workspaces", qualifiedByName = "workspaces")
    @Mapping(target = "changedAt", source = "changed.at")
    @Mapping(target = "changedBy", source = "changed.by")
    @Mapping(target = "endedAt", source = "target", qualifiedByName = "endedAt")
    MappingView view(GroupMapping mapping);

    PreviewCountsView view(MappingPreview.Counts counts);

    @Mapping(target = "at", source = "cause.provenance.at")
    @Mapping(target = "by", source = "cause.provenance.by")
    @Mapping(target = "requestId", source = "cause.requestId")
    @Mapping(target = "decidedAt", source = "decided", qualifiedByName = "givenAt")
    @Mapping(target = "decidedBy", source = "decided", qualifiedByName = "givenBy")
    RemovalView view(Removal removal);

    @Mapping(target = "id", source = "user")
    GroupMemberView view(GroupMember member);

    @Mapping(target = "durationMillis", source = "duration")
    SyncEntryView view(SyncEntry entry);

    ResourceView view(SyncResource resource);

    ChangeView view(AttributeChange change);

    FailureView view(SyncEntry.Failure failure);

    ApiKeyView view(ApiKey key);

    AuditEntryView view(AuditEntry entry);

    @Mapping(target = "id", source = "webhook.id")
    @Mapping(target = "url", source = "webhook.url")
    @Mapping(target = "description", source = "webhook.description")
    @Mapping(target = "state", source = "webhook.state")
    @Mapping(target = "createdAt", source = "webhook.createdAt")
    @Mapping(target = "createdBy", source = "webhook.createdBy")
    @Mapping(target = "secretRetiresAt", source = "status", qualifiedByName = "secretRetiresAt")
    @Mapping(target = "delivered", source = "webhook.progress.delivered")
    @Mapping(target = "deadLetters", source = "dead")
    @Mapping(target = "failuresInARow", source = "webhook.progress.failures")
    @Mapping(target = "pausedUntil", source = "webhook.progress.pausedUntil")
    WebhookView view(ManageWebhooks.Status status);

    @Mapping(target = "lastStatus", source = "lastResponse.status")
    @Mapping(target = "lastFailure", source = "lastResponse.failure")
    DeadLetterView view(Delivery delivery);

    @Named("secretRetiresAt")
    default @Nullable String secretRetiresAt(ManageWebhooks.Status status) {
        return status.webhook()
                .retiringAt(status.now())
                .map(retiring -> retiring.until().toString())
                .orElse(null);
    }

    @Named("displayName")
    default @Nullable String displayName(UserProfile profile) {
        return profile.details().get(UserAttribute.DISPLAY_NAME);
    }

    @Named("email")
    default @Nullable String email(UserProfile profile) {
        return profile.primaryEmail().map(EmailAddress::value).orElse(null);
    }

    @Named("state")
    default String state(GroupMapping.Target target) {
        return target instanceof GroupMapping.Target.Bound
                ? "BOUND"
                : target instanceof GroupMapping.Target.Prepared ? "PREPARED" : "ENDED";
    }

    @Named("boundGroup")
    default @Nullable String boundGroup(GroupMapping.Target target) {
        return target instanceof GroupMapping.Target.Bound bound ? bound.group().toString() : null;
    }

    @Named("targetName")
    default String targetName(GroupMapping.Target target) {
        return target.name().value();
    }

    @Named("endedAt")
    default @Nullable String endedAt(GroupMapping.Target target) {
        return target instanceof GroupMapping.Target.Ended ended ? ended.at().toString() : null;
    }

    @Named("mappedRole")
    default @Nullable String mappedRole(Optional<RoleGrant> grant) {
        return grant.map(given -> given.role().name()).orElse(null);
    }

    @Named("workspaces")
    default List<String> workspaces(Map<WorkspaceId, Provenance> workspaces) {
        return workspaces.keySet().stream().map(WorkspaceId::toString).sorted().toList();
    }

    @Named("givenAt")
    default @Nullable String givenAt(Optional<Provenance> given) {
        return given.map(one -> one.at().toString()).orElse(null);
    }

    @Named("givenBy")
    default @Nullable String givenBy(Optional<Provenance> given) {
        return given.map(Provenance::by).orElse(null);
    }

    default String text(MappingId id) {
        return id.toString();
    }

    default String text(OrganizationId id) {
        return id.toString();
    }

    default String text(WorkspaceId id) {
        return id.toString();
    }

    default String text(UserId id) {
        return id.toString();
    }

    default String text(GroupId id) {
        return id.toString();
    }

    default String text(GroupName name) {
        return name.value();
    }

    default String text(DomainName domain) {
        return domain.value();
    }

    default String text(WebhookId id) {
        return id.toString();
    }

    default String text(WebhookUrl url) {
        return url.text();
    }

    default @Nullable Integer number(Optional<Integer> number) {
        return number.orElse(null);
    }

    default String text(Instant moment) {
        return moment.toString();
    }

    default double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    default @Nullable String text(Optional<String> text) {
        return text.orElse(null);
    }

    default @Nullable String moment(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    default @Nullable String scope(Optional<OrganizationId> scope) {
        return scope.map(OrganizationId::toString).orElse(null);
    }

    default @Nullable String external(Optional<ExternalId> externalId) {
        return externalId.map(ExternalId::value).orElse(null);
    }

    default @Nullable SsoView sso(Optional<SsoConnection> connection) {
        return connection.map(this::view).orElse(null);
    }

    default @Nullable AttestationView attestation(Optional<Attestation> attestation) {
        return attestation.map(this::view).orElse(null);
    }

    default @Nullable EndingView ending(Optional<ScimToken.Ending> ending) {
        return ending.map(this::view).orElse(null);
    }

    default @Nullable RoleView role(Optional<RoleGrant> grant) {
        return grant.map(this::view).orElse(null);
    }

    default @Nullable FailureView failure(Optional<SyncEntry.Failure> failure) {
        return failure.map(this::view).orElse(null);
    }
}
