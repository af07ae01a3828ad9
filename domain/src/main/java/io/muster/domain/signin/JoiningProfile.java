package io.muster.domain.signin;

import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.problem.Problem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The profile of a member who joins by signing in. The userName is the e-mail address, so that SCIM finds the member
 * later by the name that identity providers send.
 */
public final class JoiningProfile {
    private JoiningProfile() {}

    /** @throws SignInRefused if what was sent makes no valid profile */
    public static UserProfile of(EmailAddress email, ProvenIdentity identity) {
        Map<UserAttribute, String> details = new EnumMap<>(UserAttribute.class);
        PersonNames names = identity.names();
        names.given().ifPresent(name -> details.put(UserAttribute.GIVEN_NAME, name));
        names.family().ifPresent(name -> details.put(UserAttribute.FAMILY_NAME, name));
        names.display().ifPresent(name -> details.put(UserAttribute.DISPLAY_NAME, name));
        PluralValue work = new PluralValue(email.value(), Optional.of("work"), Optional.empty(), true);
        try {
            return new UserProfile(
                    UserName.of(email.value()),
                    Optional.empty(),
                    true,
                    details,
                    Map.of(UserAttribute.EMAILS, List.of(work)),
                    List.of());
        } catch (Problem invalid) {
            throw new SignInRefused(SignInCode.MEMBER_NOT_MADE, invalid.detail());
        }
    }
}
