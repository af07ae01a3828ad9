package io.muster.application.service.contact;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.contact.ManageContactLinks;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.contact.ContactLinks;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditDetails;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.contact.ContactLink;
import io.muster.domain.contact.ContactLinkId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.LinkToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps contact links. Making one locks the organization, so that their number is exact. */
final class ContactLinkAdministration implements ManageContactLinks {
    private final UnitOfWork unitOfWork;
    private final ContactLinks links;
    private final OrganizationAccess access;
    private final AuditTrail auditTrail;
    private final Environment environment;

    ContactLinkAdministration(Ports ports, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.links = ports.contactLinks();
        this.access = new OrganizationAccess(ports.organizations());
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public List<ContactLink> list(AdminCaller caller, OrganizationId organization) {
        return unitOfWork.read(() -> {
            access.find(caller, organization);
            return links.of(organization);
        });
    }

    @Override
    public NewContactLink make(AdminCaller caller, OrganizationId organization, String name, Optional<Instant> end) {
        Instant now = environment.now();
        caller.requireRecentSignIn(now);
        ContactLinkId id = new ContactLinkId(environment.ids().next());
        LinkToken token =
                LinkToken.of(organization, id.value(), environment.secrets().random(LinkToken.SECRET_BYTES));
        ContactLink link =
                ContactLink.made(organization, id, name, token.digest(), new Provenance(now, caller.name()), end);
        unitOfWork.run(() -> {
            access.lock(caller, organization);
            if (links.of(organization).size() >= ContactLink.MAX_NUMBER) {
                throw new Problem(
                        Problem.Code.CONFLICT,
                        "There are " + ContactLink.MAX_NUMBER + " contact links already; revoke some first");
            }
            links.add(link);
            auditTrail.record(
                    caller,
                    organization,
                    AuditAction.CONTACT_LINK_MADE,
                    subject(id),
                    new AuditDetails()
                            .with("name", name)
                            .with("endsAt", link.endsAt().toString())
                            .asMap());
        });
        return new NewContactLink(link, token);
    }

    @Override
    public void revoke(AdminCaller caller, OrganizationId organization, ContactLinkId link) {
        unitOfWork.run(() -> {
            access.find(caller, organization);
            if (!links.remove(organization, link)) {
                throw Problem.notFound("Contact link", link);
            }
            auditTrail.record(caller, organization, AuditAction.CONTACT_LINK_REVOKED, subject(link), Map.of());
        });
    }

    private static String subject(ContactLinkId link) {
        return "contact-links/" + link;
    }
}
