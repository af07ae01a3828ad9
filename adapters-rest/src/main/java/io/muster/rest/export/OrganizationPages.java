package io.muster.rest.export;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.access.ReadAccess;
import io.muster.application.port.in.audit.ReadAuditLog;
import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.in.connection.ManageDomains;
import io.muster.application.port.in.contact.ManageContactLinks;
import io.muster.application.port.in.directory.ReadDirectory;
import io.muster.application.port.in.event.ReadEvents;
import io.muster.application.port.in.event.RetryEvents;
import io.muster.application.port.in.invitation.ManageInvitations;
import io.muster.application.port.in.mapping.MapGroups;
import io.muster.application.port.in.organization.AdministerOrganizations;
import io.muster.application.port.in.organization.ExportOrganizations;
import io.muster.application.port.in.organization.ManageWorkspaces;
import io.muster.application.port.in.removal.DecideRemovals;
import io.muster.application.port.in.signin.ReadSignIns;
import io.muster.application.port.in.synclog.ReadSyncLog;
import io.muster.application.port.in.token.ManageApiKeys;
import io.muster.application.port.in.token.ManageScimTokens;
import io.muster.application.port.in.webhook.ManageWebhooks;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.access.MappingId;
import io.muster.domain.audit.AuditEntry;
import io.muster.domain.connection.Connection;
import io.muster.domain.connection.SubjectLink;
import io.muster.domain.directory.DirectoryGroup;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupMember;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserId;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.invitation.InvitationId;
import io.muster.domain.mapping.GroupMapping;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.PageSize;
import io.muster.domain.paging.Slice;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.removal.Removal;
import io.muster.domain.session.Session;
import io.muster.domain.session.SessionId;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInQuery;
import io.muster.domain.synclog.SyncLogQuery;
import io.muster.domain.webhook.Delivery;
import io.muster.domain.webhook.Webhook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;

/**
 * Everything about an organization, line by line. Each page is read by a call of its own, so no connection to the
 * database is held while a line is passed on, and one page at most is in memory.
 */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class OrganizationPages {
    private static final SyncLogQuery ALL_ENTRIES = SyncLogQuery.newest(PageSize.MAX);

    /** The time matters to filters only, of which the query has none. */
    private static final SignInQuery ALL_SIGN_INS = SignInQuery.newest(PageSize.MAX, Instant.EPOCH);

    @Inject
    private AdministerOrganizations organizations;

    @Inject
    private DecideRemovals removals;

    @Inject
    private ManageScimTokens tokens;

    @Inject
    private ManageApiKeys keys;

    @Inject
    private ManageWorkspaces workspaces;

    @Inject
    private ReadDirectory directory;

    @Inject
    private MapGroups mappings;

    @Inject
    private ReadAccess access;

    @Inject
    private ManageWebhooks webhooks;

    @Inject
    private ReadSyncLog syncLog;

    @Inject
    private ReadAuditLog auditLog;

    @Inject
    private ReadEvents events;

    @Inject
    private RetryEvents withheld;

    @Inject
    private ManageDomains domains;

    @Inject
    private ManageConnection connections;

    @Inject
    private ReadSignIns signIns;

    @Inject
    private ManageInvitations invitations;

    @Inject
    private ManageContactLinks contactLinks;

    @Inject
    private ExportOrganizations exports;

    /** @throws io.muster.domain.problem.Problem NOT_FOUND, also in the midst of it if the organization is deleted */
    void read(AdminCaller caller, OrganizationId id, Consumer<String> line) {
        line.accept(ExportLine.of(organizations.find(caller, id)));
        domains.list(caller, id).stream().map(SignInExportLine::of).forEach(line);
        connection(connections.find(caller, id), line);
        removals.policy(caller, id).map(ExportLine::of).ifPresent(line);
        tokens.tokens(caller, id).ring().tokens().stream().map(ExportLine::of).forEach(line);
        keys.list(caller, id).stream().map(ExportLine::of).forEach(line);
        workspaces.list(caller, id).stream().map(ExportLine::of).forEach(line);
        users(caller, id, line);
        directGrants(caller, id, line);
        groups(caller, id, line);
        pages(
                (Optional<MappingId> after) ->
                        mappings.mappings(caller, id, after, PageSize.MAX).items(),
                GroupMapping::id,
                mapping -> line.accept(ExportLine.of(mapping)));
        pages(
                (Optional<Long> before) -> removals.removals(caller, id, Optional.empty(), before, PageSize.MAX)
                        .items(),
                Removal::number,
                removal -> line.accept(ExportLine.of(removal)));
        pages(
                (Optional<SubjectLink> after) -> exports.links(caller, id, after, PageSize.MAX),
                link -> link,
                link -> line.accept(SignInExportLine.of(link)));
        signIns(caller, id, line);
        pages(
                (Optional<SessionId> after) -> exports.sessions(caller, id, after, PageSize.MAX),
                Session::id,
                session -> line.accept(SignInExportLine.of(session)));
        pages(
                (Optional<UserId> after) -> exports.passwords(caller, id, after, PageSize.MAX),
                OwnerPassword::member,
                password -> line.accept(SignInExportLine.of(password)));
        pages(
                (Optional<InvitationId> after) ->
                        invitations.list(caller, id, after, PageSize.MAX).items(),
                Invitation::id,
                invitation -> line.accept(SignInExportLine.of(invitation)));
        contactLinks.list(caller, id).stream().map(SignInExportLine::of).forEach(line);
        for (ManageWebhooks.Status status : webhooks.list(caller, id)) {
            Webhook webhook = status.webhook();
            line.accept(ExportLine.of(webhook));
            pages(
                    (Optional<Long> after) -> webhooks.deadLetters(
                                    caller, id, webhook.id(), after.orElse(0L), PageSize.MAX)
                            .items(),
                    Delivery::sequence,
                    dead -> line.accept(ExportLine.of(dead)));
        }
        events(caller, id, line);
        pages(
                (Optional<Long> after) ->
                        withheld.withheld(caller, id, after, PageSize.MAX).items(),
                RetryEvents.WithheldEvent::position,
                event -> line.accept(ExportLine.of(event)));
        syncLog.export(caller, id, ALL_ENTRIES, entry -> line.accept(ExportLine.of(entry)));
        auditLog.export(caller, Optional.of(id), (AuditEntry entry) -> line.accept(entry.line()));
        line.accept(ExportLine.end());
    }

    private static void connection(ManageConnection.Status status, Consumer<String> line) {
        Connection connection = status.connection();
        line.accept(SignInExportLine.of(connection));
        connection.active().ifPresent(version -> line.accept(SignInExportLine.of("active", version)));
        connection.draft().ifPresent(version -> line.accept(SignInExportLine.of("draft", version)));
        connection.former().ifPresent(former -> line.accept(SignInExportLine.of("former", former.version())));
        status.keys().ifPresent(pairs -> pairs.all()
                .forEach(key -> line.accept(SignInExportLine.of(key, key.equals(pairs.signing())))));
    }

    private void signIns(AdminCaller caller, OrganizationId id, Consumer<String> line) {
        SignInQuery query = ALL_SIGN_INS;
        Slice<SignInAttempt> page;
        do {
            page = signIns.search(caller, id, query);
            for (SignInAttempt attempt : page.items()) {
                line.accept(SignInExportLine.of(attempt));
                query = query.olderThan(attempt.id().value());
            }
        } while (page.more());
    }

    private void users(AdminCaller caller, OrganizationId id, Consumer<String> line) {
        Optional<UUID> after = Optional.empty();
        do {
            SearchPage<DirectoryUser> page = directory.members(
                    caller,
                    id,
                    new Search<>(Optional.empty(), Optional.empty(), new Search.Page.After(after, PageSize.MAX)));
            page.items().forEach(user -> line.accept(ExportLine.of(user)));
            after = page.next();
        } while (after.isPresent());
    }

    private void directGrants(AdminCaller caller, OrganizationId id, Consumer<String> line) {
        Optional<UserId> after = Optional.empty();
        Slice<ReadAccess.Explained> page;
        do {
            page = access.page(caller, id, after, PageSize.MAX);
            for (ReadAccess.Explained member : page.items()) {
                AccessFacts facts = member.facts();
                facts.workspaces()
                        .forEach(entry -> ExportLine.directGrant(facts, entry).ifPresent(line));
                after = Optional.of(facts.user());
            }
        } while (page.more());
    }

    private void groups(AdminCaller caller, OrganizationId id, Consumer<String> line) {
        Optional<UUID> after = Optional.empty();
        do {
            SearchPage<DirectoryGroup> page = directory.groups(
                    caller,
                    id,
                    new Search<>(Optional.empty(), Optional.empty(), new Search.Page.After(after, PageSize.MAX)));
            for (DirectoryGroup group : page.items()) {
                line.accept(ExportLine.of(group));
                pages(
                        (Optional<UUID> last) -> directory
                                .groupMembers(caller, id, group.id(), last, PageSize.MAX)
                                .items(),
                        (GroupMember member) -> member.user().value(),
                        member -> line.accept(ExportLine.of(member)));
            }
            after = page.next();
        } while (after.isPresent());
    }

    private void events(AdminCaller caller, OrganizationId id, Consumer<String> line) {
        ReadEvents.Events page = events.oldest(caller, id, PageSize.MAX);
        page.page().forEach(event -> line.accept(ExportLine.of(event)));
        while (page.more()) {
            page = events.after(caller, id, page.next(), PageSize.MAX);
            page.page().forEach(event -> line.accept(ExportLine.of(event)));
        }
    }

    /** Reads pages until one is empty. */
    private static <T, K> void pages(
            Function<Optional<K>, List<T>> reading, Function<T, K> key, Consumer<? super T> each) {
        List<T> page = reading.apply(Optional.empty());
        while (!page.isEmpty()) {
            page.forEach(each);
            page = reading.apply(Optional.of(key.apply(page.get(page.size() - 1))));
        }
    }
}
