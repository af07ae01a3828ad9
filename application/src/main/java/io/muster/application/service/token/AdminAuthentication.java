package io.muster.application.service.token;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.ItContact;
import io.muster.application.port.in.Operator;
import io.muster.application.port.in.OrganizationAdmin;
import io.muster.application.port.in.token.AuthenticateAdmin;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.contact.ContactLinks;
import io.muster.application.port.out.token.ApiKeys;
import io.muster.application.port.out.token.SecretKeyRecord;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.contact.ContactLink;
import io.muster.domain.contact.ContactLinkId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.problem.Problem;
import io.muster.domain.token.ApiKey;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.LastUse;
import io.muster.domain.token.LinkToken;
import io.muster.domain.token.SecretDigest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Authenticates operators and admins by API key, IT contacts by their link. Caches nothing: a revocation holds from the
 * next request on.
 */
final class AdminAuthentication implements AuthenticateAdmin {
    private final UnitOfWork unitOfWork;
    private final ApiKeys keys;
    private final ContactLinks contactLinks;
    private final KeyedHash hash;
    private final SecretKeyRecord secretKey;
    private final AuditTrail auditTrail;
    private final Environment environment;

    AdminAuthentication(Ports ports, KeyedHash hash, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.keys = ports.apiKeys();
        this.contactLinks = ports.contactLinks();
        this.hash = hash;
        this.secretKey = ports.secretKeyRecord();
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    @Override
    public AdminCaller authenticate(String credential) {
        Optional<LinkToken> link = LinkToken.parse(credential);
        return link.isPresent() ? contact(link.get()) : keyHolder(credential);
    }

    private AdminCaller contact(LinkToken token) {
        Instant now = environment.now();
        OrganizationId organization = token.organization();
        ContactLink link = unitOfWork
                .read(() -> contactLinks.find(organization, new ContactLinkId(token.id())))
                .filter(stored -> stored.digest().equals(token.digest()) && stored.worksAt(now))
                .orElseThrow(AdminAuthentication::refused);
        if (LastUse.isDue(link.lastUsedAt(), now)) {
            unitOfWork.run(() -> {
                if (contactLinks.used(organization, link.id(), now) && link.beginsVisit(now)) {
                    auditTrail.record(
                            link.actor(),
                            organization,
                            AuditAction.CONTACT_LINK_USED,
                            "contact-links/" + link.id(),
                            Map.of());
                }
            });
        }
        return new ItContact(link);
    }

    private AdminCaller keyHolder(String key) {
        Instant now = environment.now();
        CredentialText text =
                CredentialText.parse(CredentialText.Kind.API_KEY, key).orElseThrow(AdminAuthentication::refused);
        ApiKey known = unitOfWork
                .read(() -> keys.find(text.publicId()))
                .filter(stored -> hash.matches(stored.digest(), text) && stored.worksAt(now))
                .orElseThrow(AdminAuthentication::refused);
        if (LastUse.isDue(known.lastUsedAt(), now)) {
            unitOfWork.run(() -> {
                keys.used(known.publicId(), now);
                SecretDigest current = hash.digest(text);
                if (!known.digest().equals(current)) {
                    secretKey.rehashApiKey(known.publicId(), current);
                }
            });
        }
        Optional<String> presented = Optional.of(known.publicId());
        return known.scope()
                .<AdminCaller>map(organization -> new OrganizationAdmin(known.actor(), presented, organization))
                .orElseGet(() -> new Operator(known.actor(), presented));
    }

    private static Problem refused() {
        return new Problem(Problem.Code.UNAUTHENTICATED, "A valid API key is required");
    }
}
