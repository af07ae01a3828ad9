package io.muster.application.testing.fake;

import io.muster.application.port.out.Ports;
import io.muster.application.port.out.access.WorkspaceGrants;
import io.muster.application.port.out.organization.Workspaces;
import io.muster.application.port.out.token.ApiKeys;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.organization.Workspace;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import io.muster.domain.text.Folding;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.LastUse;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates the fakes of all out-ports on one state. */
public final class InMemoryPorts {
    private InMemoryPorts() {}

    public static Ports create() {
        InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
        return new Ports(
                unitOfWork,
                new InMemoryOrganizations(unitOfWork),
                new InMemoryDeletions(unitOfWork),
                new InMemoryWorkspaces(unitOfWork),
                new InMemoryDomainClaims(unitOfWork),
                new InMemoryTokenRings(unitOfWork),
                new InMemoryApiKeys(unitOfWork),
                new InMemorySecretKeyRecord(unitOfWork),
                new InMemoryUsers(unitOfWork),
                new InMemoryLostAddresses(unitOfWork),
                new InMemoryGroups(unitOfWork),
                new InMemoryMemberships(unitOfWork),
                new InMemorySyncLog(unitOfWork),
                new InMemoryFailures(unitOfWork),
                new InMemoryRequestCounts(unitOfWork),
                new InMemoryRhythms(unitOfWork),
                new InMemoryGroupMappings(unitOfWork),
                new InMemoryWorkspaceGrants(unitOfWork),
                new InMemoryAccessQueries(unitOfWork),
                new InMemoryAdminGuard(unitOfWork),
                new InMemoryOutbox(unitOfWork),
                new InMemoryEventFeed(unitOfWork),
                new InMemoryPublishingAttempts(unitOfWork),
                new InMemoryRemovals(unitOfWork),
                new InMemoryAuditLog(unitOfWork),
                new InMemoryWebhooks(unitOfWork),
                new InMemoryWebhookQueue(unitOfWork),
                new InMemoryDeliveries(unitOfWork),
                new InMemoryConnections(unitOfWork),
                new InMemorySubjectLinks(unitOfWork),
                new InMemorySignIns(unitOfWork),
                new InMemoryServiceKeyPairs(unitOfWork),
                new InMemoryUsedAssertions(unitOfWork),
                new InMemorySessions(unitOfWork),
                new InMemoryOwnerPasswords(unitOfWork),
                new InMemoryInvitations(unitOfWork),
                new InMemoryContactLinks(unitOfWork),
                new InMemorySimulations(unitOfWork),
                new InMemorySentRequests(unitOfWork));
    }

    private record InMemoryWorkspaces(InMemoryUnitOfWork unitOfWork) implements Workspaces {
        @Override
        public void add(Workspace workspace) {
            String key = Folding.fold(workspace.name());
            boolean taken = unitOfWork.state().workspaces.stream()
                    .filter(other -> other.organization().equals(workspace.organization()))
                    .anyMatch(other -> Folding.fold(other.name()).equals(key));
            if (taken) {
                throw new Problem(Problem.Code.DUPLICATE, "The organization already has a workspace of that name");
            }
            unitOfWork.state().workspaces.add(workspace);
        }

        @Override
        public long count(OrganizationId organization) {
            return of(organization).size();
        }

        @Override
        public Set<WorkspaceId> known(OrganizationId organization, Collection<WorkspaceId> ids) {
            return of(organization).stream()
                    .map(Workspace::id)
                    .filter(ids::contains)
                    .collect(Collectors.toSet());
        }

        @Override
        public List<Workspace> of(OrganizationId organization) {
            return unitOfWork.state().workspaces.stream()
                    .filter(workspace -> workspace.organization().equals(organization))
                    .sorted(Comparator.comparing(workspace -> Folding.fold(workspace.name())))
                    .toList();
        }
    }

    private record InMemoryWorkspaceGrants(InMemoryUnitOfWork unitOfWork) implements WorkspaceGrants {
        @Override
        public boolean give(OrganizationId organization, UserId user, WorkspaceId workspace, Provenance given) {
            return unitOfWork.state().grants.putIfAbsent(new InMemoryState.Grant(organization, user, workspace), given)
                    == null;
        }

        @Override
        public boolean take(OrganizationId organization, UserId user, WorkspaceId workspace) {
            return unitOfWork.state().grants.remove(new InMemoryState.Grant(organization, user, workspace)) != null;
        }
    }

    private record InMemoryApiKeys(InMemoryUnitOfWork unitOfWork) implements ApiKeys {
        @Override
        public Optional<ApiKey> find(String publicId) {
            return Optional.ofNullable(unitOfWork.state().apiKeys.get(publicId));
        }

        @Override
        public Optional<ApiKey> lockShared(String publicId) {
            return find(publicId);
        }

        @Override
        public List<ApiKey> lock(Collection<String> publicIds) {
            return unitOfWork.state().apiKeys.values().stream()
                    .filter(key -> publicIds.contains(key.publicId()))
                    .toList();
        }

        @Override
        public void save(ApiKey key) {
            unitOfWork.state().apiKeys.put(key.publicId(), key);
        }

        @Override
        public List<ApiKey> list(Optional<OrganizationId> scope) {
            return unitOfWork.state().apiKeys.values().stream()
                    .filter(key -> scope.isEmpty() || key.scope().equals(scope))
                    .sorted(Comparator.comparing(ApiKey::createdAt, Collections.reverseOrder())
                            .thenComparing(ApiKey::publicId))
                    .toList();
        }

        @Override
        public List<ApiKey> issuedBy(String actor) {
            return unitOfWork.state().apiKeys.values().stream()
                    .filter(key -> key.createdBy().equals(actor))
                    .sorted(Comparator.comparing(ApiKey::createdAt))
                    .toList();
        }

        @Override
        public void used(String publicId, Instant now) {
            find(publicId)
                    .filter(key -> LastUse.isDue(key.lastUsedAt(), now))
                    .ifPresent(key -> save(new ApiKey(
                            key.publicId(),
                            key.digest(),
                            key.name(),
                            key.scope(),
                            key.createdAt(),
                            key.createdBy(),
                            key.endsAt(),
                            Optional.of(now),
                            key.revokedAt())));
        }

        @Override
        public int purge(Instant before, int limit) {
            List<String> ended = unitOfWork.state().apiKeys.values().stream()
                    .filter(key -> Stream.of(key.revokedAt(), key.endsAt())
                            .flatMap(Optional::stream)
                            .anyMatch(before::isAfter))
                    .filter(key -> !key.name().equals(ApiKey.BOOTSTRAP))
                    .map(ApiKey::publicId)
                    .limit(limit)
                    .toList();
            unitOfWork.state().apiKeys.keySet().removeAll(ended);
            return ended.size();
        }
    }
}
