package io.muster.application.service.audit;

import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.ModeSwitch;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.SsoSummary;
import io.muster.domain.token.ScimToken;
import io.muster.domain.token.TokenRing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The details of an audit log entry. Contains of each change the new value under its name and the old under
 * name.before.
 */
public final class AuditDetails {
    private final Map<String, String> details = new TreeMap<>();

    /** Returns all differences between two states of an organization; empty if nothing changed. */
    public static AuditDetails between(Organization before, Organization after) {
        return new AuditDetails()
                .changed("name", before.name(), after.name())
                .changed("plan", before.plan().name(), after.plan().name())
                .changed("mode", before.mode().name(), after.mode().name())
                .changed("dialect", before.dialect().name(), after.dialect().name())
                .changed(
                        "verifiedDomainsOnly",
                        Boolean.toString(before.verifiedDomainsOnly()),
                        Boolean.toString(after.verifiedDomainsOnly()))
                .changed("domains", domains(before), domains(after))
                .changedSso(before.sso(), after.sso());
    }

    /** As above, with the revocation of tokens if the change ends SCIM. */
    public static AuditDetails between(Organization before, ModeSwitch change) {
        AuditDetails details = between(before, change.organization());
        return change.tokens() == ModeSwitch.Tokens.REVOKE ? details.with("tokensRevoked", "true") : details;
    }

    /** Returns the public ids of the current token and of the ended ones. */
    public static AuditDetails between(TokenRing before, TokenRing after, Instant now) {
        AuditDetails details = new AuditDetails()
                .changed(
                        "current",
                        before.current().map(ScimToken::publicId),
                        after.current().map(ScimToken::publicId));
        String ended = after.tokens().stream()
                .filter(token -> !token.worksAt(now))
                .map(ScimToken::publicId)
                .collect(Collectors.joining(","));
        return ended.isEmpty() ? details : details.with("ended", ended);
    }

    public AuditDetails with(String name, String value) {
        details.put(name, value);
        return this;
    }

    public AuditDetails changed(String name, String before, String after) {
        return changed(name, Optional.of(before), Optional.of(after));
    }

    /** Adds a change. Leaves out the old or new value where it is empty. */
    public AuditDetails changed(String name, Optional<String> before, Optional<String> after) {
        if (!before.equals(after)) {
            after.ifPresent(value -> details.put(name, value));
            before.ifPresent(value -> details.put(name + ".before", value));
        }
        return this;
    }

    public boolean isEmpty() {
        return details.isEmpty();
    }

    public Map<String, String> asMap() {
        return details;
    }

    private AuditDetails changedSso(Optional<SsoSummary> before, Optional<SsoSummary> after) {
        Map<String, Function<SsoSummary, Optional<String>>> parts = Map.of(
                "protocol", sso -> Optional.of(sso.protocol().name()),
                "issuer", sso -> Optional.of(sso.issuer()),
                "connectionRole", sso -> Optional.of(sso.connectionRole().name()),
                "active", sso -> Optional.of(Boolean.toString(sso.active())),
                "attestation",
                        sso -> sso.attestation().map(checked -> checked.kind().name()),
                "attestedAt",
                        sso -> sso.attestation()
                                .map(checked -> checked.provenance().at().toString()),
                "attestedBy",
                        sso -> sso.attestation()
                                .map(checked -> checked.provenance().by()));
        parts.forEach((name, part) -> changed(name, before.flatMap(part), after.flatMap(part)));
        return this;
    }

    private static Optional<String> domains(Organization organization) {
        return Optional.of(organization.domains())
                .filter(domains -> !domains.isEmpty())
                .map(domains -> domains.stream().map(DomainName::value).sorted().collect(Collectors.joining(",")));
    }
}
