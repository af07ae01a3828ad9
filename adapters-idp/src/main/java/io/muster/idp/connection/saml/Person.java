package io.muster.idp.connection.saml;

import io.muster.domain.connection.SamlAttributeNames;
import io.muster.domain.dialect.Tolerance;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.signin.EmailVerification;
import io.muster.domain.signin.GroupClaims;
import io.muster.domain.signin.PersonNames;
import io.muster.domain.signin.ProvenIdentity;
import java.time.Instant;
import java.util.Optional;

/**
 * Translates NameID and attributes into an identity.
 *
 * @param names the names that an admin chose for attributes
 */
record Person(NameId nameId, Claims claims, SamlAttributeNames names) {
    ProvenIdentity authenticatedAt(Instant time) {
        return new ProvenIdentity(
                nameId.value(),
                email(),
                EmailVerification.UNSTATED,
                userName(),
                new PersonNames(
                        claims.first(names.givenName(), UsualNames.GIVEN_NAME),
                        claims.first(names.familyName(), UsualNames.FAMILY_NAME),
                        claims.first(names.displayName(), UsualNames.DISPLAY_NAME)),
                groups(),
                Optional.of(time),
                claims.values());
    }

    @Tolerance("name-id-for-attributes")
    private Optional<EmailAddress> email() {
        return claims.first(names.email(), UsualNames.EMAIL)
                .or(() -> Optional.of(nameId).filter(NameId::isEmailAddress).map(NameId::value))
                .flatMap(EmailAddress::parse);
    }

    @Tolerance("name-id-for-attributes")
    private Optional<String> userName() {
        return claims.first(names.userName(), UsualNames.USER_NAME)
                .or(() -> Optional.of(nameId).filter(id -> !id.isPersistent()).map(NameId::value));
    }

    @Tolerance("link-for-groups")
    private GroupClaims groups() {
        if (claims.find(Optional.empty(), UsualNames.GROUPS_LINK).isPresent()) {
            return new GroupClaims.Overage();
        }
        return claims.find(names.groups(), UsualNames.GROUPS)
                .<GroupClaims>map(GroupClaims.Received::new)
                .orElseGet(GroupClaims.None::new);
    }
}
