package io.muster.domain.synclog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCauseTest {
    private static final SyncResource ANA = user("ana@acme.example");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User 019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13 not found | User … not found",
                "User nobody not found | User … not found",
                "ana@acme.example is a break-glass owner | … is a break-glass owner",
                "eva@acme.example is a break-glass owner | … is a break-glass owner",
                "'not an address' is not a valid e-mail address | … is not a valid e-mail address",
                "sortBy can't be combined with 'x' | sortBy can't be combined with …",
                "Unknown members: 019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13, 'x' and 7 more | Unknown members: …",
                "The domain beta.example of the e-mail address is not verified"
                        + "| The domain beta.example of the e-mail address is not verified",
            })
    void namesAndIdsAreLeftOutOfTheTitle(String cause, String title) {
        SyncResource resource = new SyncResource(SyncResource.Type.USER, Optional.of("nobody"), ANA.display());

        assertThat(FailureCause.of(cause, resource).title()).isEqualTo(title);
    }

    @Test
    void failuresOfDifferentPeopleHaveOneCause() {
        assertThat(FailureCause.of("ana@acme.example is taken", ANA))
                .isEqualTo(FailureCause.of("eva is taken", user("eva")))
                .returns(FailureCause.KEY_LENGTH, cause -> cause.key().length());
    }

    @Test
    void failuresOfUsersAndGroupsHaveDifferentCauses() {
        SyncResource group = new SyncResource(SyncResource.Type.GROUP, Optional.empty(), ANA.display());

        assertThat(FailureCause.of("taken", ANA)).isNotEqualTo(FailureCause.of("taken", group));
    }

    @Test
    void shortNameInsideOfAWordStays() {
        assertThat(FailureCause.of("userName is taken", user("use")).title()).isEqualTo("userName is taken");
        assertThat(FailureCause.of("It is taken", user("is")).title()).isEqualTo("It is taken");
    }

    private static SyncResource user(String name) {
        return new SyncResource(SyncResource.Type.USER, Optional.empty(), Optional.of(name));
    }
}
