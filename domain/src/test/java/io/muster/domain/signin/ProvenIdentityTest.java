package io.muster.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvenIdentityTest {
    @Test
    void toStringContainsNamesOfClaimsOnly() {
        ProvenIdentity identity = new ProvenIdentity(
                "ana-secret",
                Optional.empty(),
                EmailVerification.UNSTATED,
                Optional.of("ana"),
                PersonNames.NONE,
                new GroupClaims.None(),
                Optional.empty(),
                Map.of("mail", List.of("ana@acme.example")));

        assertThat(identity).hasToString("ProvenIdentity[[mail]]");
    }
}
