package io.muster.idp.connection.oidc;

import io.muster.domain.connection.OidcClaimNames;
import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.EmailVerification;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.IdentityPart;
import io.muster.domain.signin.PersonNames;
import io.muster.domain.signin.ProvenIdentity;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The claims of an ID token and the UserInfo endpoint as an identity (OpenID Connect Core 5.1). */
record OidcClaims(Map<String, Object> values, OidcClaimNames names) {
    private static final String EMAIL = "email";
    private static final int MAX_CLAIMS = 100;
    private static final int MAX_VALUES = 200;

    /** Claims with a NumericDate (RFC 7519 section 4.1, OpenID Connect Core 2 and 5.1). */
    private static final Set<String> TIMES = Set.of("auth_time", "exp", "iat", "nbf", "updated_at");

    boolean lackEmail() {
        return text(IdentityPart.EMAIL).isEmpty();
    }

    /** Returns these claims with those of another source that are missing here. */
    OidcClaims with(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.putAll(values);
        return new OidcClaims(all, names);
    }

    ProvenIdentity identity(String subject, Optional<Instant> authenticatedAt) {
        return new ProvenIdentity(
                subject,
                text(IdentityPart.EMAIL).flatMap(EmailAddress::parse),
                verification(),
                text(IdentityPart.USER_NAME),
                new PersonNames(
                        text(IdentityPart.GIVEN_NAME), text(IdentityPart.FAMILY_NAME), text(IdentityPart.DISPLAY_NAME)),
                groups(),
                authenticatedAt,
                shown());
    }

    /** Returns the names of the claims from which the parts of an identity are read, if these are there. */
    Map<IdentityPart, String> sources() {
        Map<IdentityPart, String> sources = new EnumMap<>(IdentityPart.class);
        for (IdentityPart part : IdentityPart.values()) {
            name(part).filter(name -> values.get(name) != null).ifPresent(name -> sources.put(part, Quoted.of(name)));
        }
        return sources;
    }

    private Optional<String> name(IdentityPart part) {
        return switch (part) {
            case EMAIL -> Optional.of(names.email().orElse(EMAIL));
            case USER_NAME -> Optional.of(names.userName().orElse("preferred_username"));
            case GIVEN_NAME -> Optional.of("given_name");
            case FAMILY_NAME -> Optional.of("family_name");
            case DISPLAY_NAME -> Optional.of("name");
            case GROUPS -> names.groups();
        };
    }

    /** Some providers send the flag as text. It is about the claim email only. */
    @Tolerance({"email-verification-unstated", "email-verified-as-text"})
    private EmailVerification verification() {
        Object flag = values.get("email_verified");
        if (flag == null || !names.email().orElse(EMAIL).equals(EMAIL)) {
            return EmailVerification.UNSTATED;
        }
        return "true".equals(flag.toString()) ? EmailVerification.VERIFIED : EmailVerification.UNVERIFIED;
    }

    private GroupClaims groups() {
        return name(IdentityPart.GROUPS).map(this::groups).orElseGet(GroupClaims.None::new);
    }

    @Tolerance({"group-as-text", "link-for-groups"})
    private GroupClaims groups(String name) {
        Object value = values.get(name);
        if (value instanceof Collection<?> several) {
            return new GroupClaims.Received(
                    several.stream().map(Object::toString).toList());
        }
        if (value != null) {
            return new GroupClaims.Received(List.of(value.toString()));
        }
        boolean linked = values.get("_claim_names") instanceof Map<?, ?> elsewhere && elsewhere.containsKey(name);
        boolean flagged = "true".equals(String.valueOf(values.get("hasgroups")));
        return linked || flagged ? new GroupClaims.Overage() : new GroupClaims.None();
    }

    private Optional<String> text(IdentityPart part) {
        return name(part)
                .map(values::get)
                .filter(String.class::isInstance)
                .map(Object::toString)
                .filter(text -> !text.isBlank());
    }

    private Map<String, List<String>> shown() {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        values.entrySet().stream()
                .filter(claim -> claim.getValue() != null)
                .limit(MAX_CLAIMS)
                .forEach(claim -> shown.put(Quoted.of(claim.getKey()), texts(claim.getKey(), claim.getValue())));
        return shown;
    }

    private static List<String> texts(String name, Object value) {
        Collection<?> several = value instanceof Collection<?> many ? many : List.of(value);
        return several.stream()
                .limit(MAX_VALUES)
                .map(one -> Quoted.of(text(name, one)))
                .toList();
    }

    /** The reader of tokens makes dates of some times of a token, and leaves others as seconds. */
    private static String text(String name, Object value) {
        if (value instanceof Date time) {
            return time.toInstant().toString();
        }
        return Optional.ofNullable(value)
                .filter(any -> TIMES.contains(name))
                .flatMap(IdTokens::moment)
                .map(Instant::toString)
                .orElse(String.valueOf(value));
    }
}
