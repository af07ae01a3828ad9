package io.muster.persistence.directory;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.Fixtures;
import io.muster.domain.directory.Address;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UserRowsTest {
    private final OrganizationId acme = new OrganizationId(Fixtures.newId());

    /** A user with every property, so that only columns that are not written are null. */
    private final DirectoryUser user = Fixtures.admin(acme, "ana")
            .withBreakGlass(true, NOON)
            .withProfile(full(), Fixtures.CAUSE)
            .held(Optional.of(NOON.plusSeconds(60)));

    private final DirectoryUser withLostEmail = user.withoutPrimaryEmail(NOON);

    @Test
    void everyColumnIsWritten() {
        assertThat(UserRows.row(user)).hasNoNullFieldsOrPropertiesExcept("lostEmailKey");
        assertThat(UserRows.row(withLostEmail)).hasNoNullFieldsOrPropertiesExcept("emailKey");
    }

    @Test
    void userIsReadAsItWasWritten() {
        assertThat(UserRows.user(UserRows.row(user))).isEqualTo(user);
        assertThat(UserRows.user(UserRows.row(withLostEmail))).isEqualTo(withLostEmail);
    }

    private static UserProfile full() {
        Map<UserAttribute, String> details = UserAttribute.DETAILS.stream()
                .collect(Collectors.toMap(Function.identity(), attribute -> "Text of " + attribute));
        return new UserProfile(
                UserName.of("ana"),
                Optional.of(new ExternalId("ext")),
                false,
                details,
                Map.of(UserAttribute.EMAILS, List.of(Fixtures.element("ana@acme.example", "work", true))),
                List.of(new Address(Map.of(Address.Part.COUNTRY, "ES"), Optional.of("work"), true)));
    }
}
