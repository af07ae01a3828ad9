package io.muster.application.testing.fake;

import io.muster.application.port.out.contact.ContactLinks;
import io.muster.domain.contact.ContactLink;
import io.muster.domain.contact.ContactLinkId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.LastUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

record InMemoryContactLinks(InMemoryUnitOfWork unitOfWork) implements ContactLinks {
    @Override
    public void add(ContactLink link) {
        unitOfWork.state().contactLinks.put(link.id().value(), link);
    }

    @Override
    public Optional<ContactLink> find(OrganizationId organization, ContactLinkId id) {
        return all(organization).filter(link -> link.id().equals(id)).findFirst();
    }

    @Override
    public Optional<ContactLink> lockShared(OrganizationId organization, ContactLinkId id) {
        return find(organization, id);
    }

    @Override
    public boolean used(OrganizationId organization, ContactLinkId id, Instant now) {
        Optional<ContactLink> due = find(organization, id).filter(link -> LastUse.isDue(link.lastUsedAt(), now));
        due.ifPresent(link -> add(new ContactLink(
                organization, id, link.name(), link.digest(), link.made(), link.endsAt(), Optional.of(now))));
        return due.isPresent();
    }

    @Override
    public boolean remove(OrganizationId organization, ContactLinkId id) {
        return find(organization, id).isPresent()
                && unitOfWork.state().contactLinks.remove(id.value()) != null;
    }

    @Override
    public List<ContactLink> of(OrganizationId organization) {
        return all(organization).toList();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        List<ContactLink> old = all(organization)
                .filter(link -> link.endsAt().isBefore(before))
                .limit(limit)
                .toList();
        unitOfWork.state().contactLinks.values().removeAll(old);
        return old.size();
    }

    private Stream<ContactLink> all(OrganizationId organization) {
        return unitOfWork.state().contactLinks.values().stream()
                .filter(link -> link.organization().equals(organization));
    }
}
