package io.muster.application.service.token;

import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.in.token.AuthenticateScimClient;
import io.muster.application.port.in.token.AuthenticateScimClient.Attribution.Reason;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.token.SecretKeyRecord;
import io.muster.application.port.out.token.TokenRings;
import io.muster.application.port.out.token.TokenRings.Known;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.KeyedHash;
import io.muster.domain.token.LastUse;
import io.muster.domain.token.ScimToken.Ending;
import io.muster.domain.token.SecretDigest;
import java.time.Instant;
import java.util.Optional;

/** Authenticates identity providers by SCIM token. Caches nothing: a revocation holds from the next request on. */
final class ScimAuthentication implements AuthenticateScimClient {
    private final UnitOfWork unitOfWork;
    private final TokenRings tokenRings;
    private final KeyedHash hash;
    private final SecretKeyRecord secretKey;
    private final Environment environment;

    ScimAuthentication(Ports ports, KeyedHash hash, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.tokenRings = ports.tokenRings();
        this.hash = hash;
        this.secretKey = ports.secretKeyRecord();
        this.environment = environment;
    }

    @Override
    public Outcome authenticate(Optional<OrganizationId> organization, String token) {
        return CredentialText.parse(CredentialText.Kind.SCIM_TOKEN, token)
                .flatMap(text -> unitOfWork
                        .read(() -> known(organization, text.publicId()))
                        .map(known -> judge(organization, text, known)))
                .orElse(new Outcome.Refused(Optional.empty()));
    }

    private Optional<Known> known(Optional<OrganizationId> organization, String publicId) {
        return organization.flatMap(id -> tokenRings.find(id, publicId)).or(() -> tokenRings.findAnywhere(publicId));
    }

    private Outcome judge(Optional<OrganizationId> organization, CredentialText presented, Known known) {
        Instant now = environment.now();
        Optional<Reason> refusal = refusal(organization, presented, known, now);
        if (refusal.isPresent()) {
            return new Outcome.Refused(Optional.of(new Attribution(
                    known.organization().id(),
                    presented.publicId(),
                    refusal.get(),
                    known.organization().mode())));
        }
        if (LastUse.isDue(known.token().lastUsedAt(), now)) {
            unitOfWork.run(() -> {
                tokenRings.used(known.organization().id(), presented.publicId(), now);
                SecretDigest current = hash.digest(presented);
                if (!known.token().digest().equals(current)) {
                    secretKey.rehashToken(known.organization().id(), presented.publicId(), current);
                }
            });
        }
        return new Outcome.Accepted(new ScimCaller(
                known.organization(), presented.publicId(), known.token().use()));
    }

    private Optional<Reason> refusal(
            Optional<OrganizationId> organization, CredentialText presented, Known known, Instant now) {
        if (!hash.matches(known.token().digest(), presented)) {
            return Optional.of(Reason.WRONG_SECRET);
        }
        if (!known.token().worksAt(now)) {
            return known.token().ending().map(ScimAuthentication::reason);
        }
        if (known.organization().mode() != ProvisioningMode.SCIM) {
            return Optional.of(Reason.REVOKED);
        }
        return organization.equals(Optional.of(known.organization().id()))
                ? Optional.empty()
                : Optional.of(Reason.WRONG_ORGANIZATION);
    }

    private static Reason reason(Ending ending) {
        return switch (ending.reason()) {
            case ROTATED -> Reason.EXPIRED;
            case OVERLAP_ENDED, CANCELLED, REVOKED, ISSUER_REVOKED, SIMULATION, REPLAY -> Reason.REVOKED;
        };
    }
}
