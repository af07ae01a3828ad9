package io.muster.idp.connection.saml;

import io.muster.domain.connection.SamlAttributeNames;
import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.EmailVerification;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.IdentityPart;
import io.muster.domain.signin.PersonNames;
import io.muster.domain.signin.ProvenIdentity;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Translates NameID and attributes into an identity.
 *
 * @param names the names that an admin chose for attributes
 */
record Person(NameId nameId, AssertionAttributes attributes, SamlAttributeNames names) {
    private static final String NAME_ID = "NameID";

    /** @param time when the person authenticated, if that is known */
    ProvenIdentity authenticatedAt(Optional<Instant> time) {
        return new ProvenIdentity(
                nameId.value(),
                email(),
                EmailVerification.UNSTATED,
                userName(),
                new PersonNames(
                        first(IdentityPart.GIVEN_NAME),
                        first(IdentityPart.FAMILY_NAME),
                        first(IdentityPart.DISPLAY_NAME)),
                groups(),
                time,
                attributes.values());
    }

    /** Returns the attributes, or NameID, from which the parts of the identity are read. */
    Map<IdentityPart, String> sources() {
        Map<IdentityPart, String> sources = new EnumMap<>(IdentityPart.class);
        for (IdentityPart part : IdentityPart.values()) {
            attributes.name(chosen(part), usual(part)).ifPresent(name -> sources.put(part, Quoted.of(name)));
        }
        email().ifPresent(found -> sources.putIfAbsent(IdentityPart.EMAIL, NAME_ID));
        userName().ifPresent(found -> sources.putIfAbsent(IdentityPart.USER_NAME, NAME_ID));
        return sources;
    }

    @Tolerance("name-id-for-attributes")
    private Optional<EmailAddress> email() {
        return first(IdentityPart.EMAIL)
                .or(() -> Optional.of(nameId).filter(NameId::isEmailAddress).map(NameId::value))
                .flatMap(EmailAddress::parse);
    }

    @Tolerance("name-id-for-attributes")
    private Optional<String> userName() {
        return first(IdentityPart.USER_NAME)
                .or(() -> Optional.of(nameId).filter(id -> !id.isPersistent()).map(NameId::value));
    }

    @Tolerance("link-for-groups")
    private GroupClaims groups() {
        if (attributes.find(Optional.empty(), UsualNames.GROUPS_LINK).isPresent()) {
            return new GroupClaims.Overage();
        }
        return attributes
                .find(chosen(IdentityPart.GROUPS), usual(IdentityPart.GROUPS))
                .<GroupClaims>map(GroupClaims.Received::new)
                .orElseGet(GroupClaims.None::new);
    }

    private Optional<String> first(IdentityPart part) {
        return attributes.first(chosen(part), usual(part));
    }

    private Optional<String> chosen(IdentityPart part) {
        return switch (part) {
            case EMAIL -> names.email();
            case USER_NAME -> names.userName();
            case GIVEN_NAME -> names.givenName();
            case FAMILY_NAME -> names.familyName();
            case DISPLAY_NAME -> names.displayName();
            case GROUPS -> names.groups();
        };
    }

    private static List<String> usual(IdentityPart part) {
        return switch (part) {
            case EMAIL -> UsualNames.EMAIL;
            case USER_NAME -> UsualNames.USER_NAME;
            case GIVEN_NAME -> UsualNames.GIVEN_NAME;
            case FAMILY_NAME -> UsualNames.FAMILY_NAME;
            case DISPLAY_NAME -> UsualNames.DISPLAY_NAME;
            case GROUPS -> UsualNames.GROUPS;
        };
    }
}
