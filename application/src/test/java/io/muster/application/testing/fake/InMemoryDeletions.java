package io.muster.application.testing.fake;

import io.muster.application.port.out.organization.Deletions;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

record InMemoryDeletions(InMemoryUnitOfWork unitOfWork) implements Deletions {
    @Override
    public void exported(OrganizationId organization, Instant now) {
        unitOfWork.state().exported.put(organization, now);
    }

    @Override
    public Optional<Instant> lastExport(OrganizationId organization) {
        return Optional.ofNullable(unitOfWork.state().exported.get(organization));
    }

    @Override
    public void delete(OrganizationId organization, Instant now) {
        InMemoryState state = unitOfWork.state();
        state.organizations.remove(organization.value());
        state.tokens.values().removeIf(token -> token.organization().equals(organization));
        state.apiKeys.values().removeIf(key -> key.scope().equals(Optional.of(organization)));
        state.webhooks.values().removeIf(hook -> hook.webhook().organization().equals(organization));
        state.deleted.put(organization, now);
    }

    /** The e-mail addresses of deleted organizations are free already. */
    @Override
    public int releaseEmails(OrganizationId organization, int limit) {
        return 0;
    }

    @Override
    public List<OrganizationId> deleted(Instant before, Optional<OrganizationId> after, int limit) {
        return unitOfWork.state().deleted.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(before))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(OrganizationId::value))
                .filter(id -> after.filter(last -> id.value().compareTo(last.value()) <= 0)
                        .isEmpty())
                .limit(limit)
                .toList();
    }

    @Override
    public int purge(OrganizationId organization, int limit) {
        InMemoryState state = unitOfWork.state();
        Purge purge = new Purge(limit);
        purge.delete(
                state.deliveries.values(), delivery -> delivery.organization().equals(organization));
        purge.delete(state.outbox.values(), pending -> pending.organization().equals(organization));
        purge.delete(
                state.published.keySet(), published -> published.organization().equals(organization));
        purge.delete(state.events.getOrDefault(organization, new ArrayList<>()), any -> true);
        purge.delete(state.removals, removal -> removal.organization().equals(organization));
        purge.delete(state.grants.keySet(), grant -> grant.organization().equals(organization));
        purge.delete(state.mappings.values(), mapping -> mapping.organization().equals(organization));
        purge.delete(
                state.invitations.values(),
                invitation -> invitation.organization().equals(organization));
        purge.delete(state.contactLinks.values(), link -> link.organization().equals(organization));
        purge.delete(state.sessions.values(), session -> session.organization().equals(organization));
        purge.delete(state.ownerPasswords.values(), password -> password.organization()
                .equals(organization));
        purge.delete(state.links, link -> link.organization().equals(organization));
        purge.delete(state.signIns.values(), attempt -> attempt.organization().equals(organization));
        purge.delete(state.connections.keySet(), owner -> owner.equals(organization));
        purge.delete(state.claims.values(), claim -> claim.organization().equals(organization));
        purge.delete(state.lost, lost -> lost.organization().equals(organization));
        purge.delete(state.users.values(), user -> user.organization().equals(organization));
        purge.delete(state.groups.values(), group -> group.organization().equals(organization));
        purge.delete(state.domainClaims.values(), claim -> claim.organization().equals(organization));
        purge.delete(state.workspaces, workspace -> workspace.organization().equals(organization));
        purge.delete(
                state.failures.values(), failed -> failed.entry().organization().equals(organization));
        purge.delete(state.hours.keySet(), hour -> hour.organization().equals(organization));
        purge.delete(state.rhythms.keySet(), heard -> heard.organization().equals(organization));
        purge.delete(state.log.values(), entry -> entry.organization().equals(organization));
        purge.delete(state.auditLog, entry -> entry.organization().equals(organization));
        purge.delete(state.deleted.keySet(), deleted -> deleted.equals(organization));
        if (!state.deleted.containsKey(organization)) {
            state.members.keySet().removeIf(group -> !state.groups.containsKey(group));
            state.events.remove(organization);
            state.heads.remove(organization);
            state.removalCounters.remove(organization);
        }
        return limit - purge.left;
    }

    /** Deletes until a number of rows is reached. */
    private static final class Purge {
        private int left;

        Purge(int limit) {
            this.left = limit;
        }

        <T> void delete(Collection<T> rows, Predicate<T> wanted) {
            List<T> some = rows.stream().filter(wanted).limit(left).toList();
            rows.removeAll(some);
            left -= some.size();
        }
    }
}
