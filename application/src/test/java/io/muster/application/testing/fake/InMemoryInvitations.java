package io.muster.application.testing.fake;

import io.muster.application.port.out.invitation.Invitations;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.invitation.Invitation;
import io.muster.domain.invitation.InvitationId;
import io.muster.domain.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

record InMemoryInvitations(InMemoryUnitOfWork unitOfWork) implements Invitations {
    @Override
    public void put(Invitation invitation) {
        findByEmail(invitation.organization(), invitation.email())
                .ifPresent(earlier -> remove(earlier.organization(), earlier.id()));
        unitOfWork.state().invitations.put(invitation.id().value(), invitation);
    }

    @Override
    public Optional<Invitation> find(OrganizationId organization, InvitationId id) {
        return of(organization).filter(invitation -> invitation.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Invitation> findByEmail(OrganizationId organization, EmailAddress email) {
        return of(organization)
                .filter(invitation -> invitation.email().key().equals(email.key()))
                .findFirst();
    }

    @Override
    public boolean remove(OrganizationId organization, InvitationId id) {
        return find(organization, id).isPresent()
                && unitOfWork.state().invitations.remove(id.value()) != null;
    }

    @Override
    public long count(OrganizationId organization) {
        return of(organization).count();
    }

    @Override
    public List<Invitation> page(OrganizationId organization, Optional<InvitationId> after, int limit) {
        return of(organization)
                .filter(invitation -> after.filter(last ->
                                InMemoryState.BY_BYTES.compare(invitation.id().value(), last.value()) <= 0)
                        .isEmpty())
                .limit(limit)
                .toList();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<Invitation> old = of(organization)
                .filter(invitation -> invitation.made().at().isBefore(before))
                .limit(limit)
                .toList();
        unitOfWork.state().invitations.values().removeAll(old);
        return old.size();
    }

    private Stream<Invitation> of(OrganizationId organization) {
        return unitOfWork.state().invitations.values().stream()
                .filter(invitation -> invitation.organization().equals(organization));
    }
}
