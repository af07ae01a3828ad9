package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchedResourceFilterTest {
    @ParameterizedTest
    @CsvSource({
        "/api/v1/api-keys, api-keys",
        "/api/v1/organizations/{id}/members/{user}, organizations/{id}/members/{user}",
        "'/api/v1/organizations/{id}/sync-log/{entry: [0-9a-fA-F-]{36}}', organizations/{id}/sync-log/{entry}",
        "'/api/v1/x/{a:\\d+}/y/{b}', x/{a}/y/{b}"
    })
    void templateIsShownBelowTheApiAndWithoutRegularExpressions(String template, String plain) {
        assertThat(MatchedResourceFilter.plain(template)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"scim/{org}/v2/Users/{id}, SCIM", "organizations/{id}, ADMIN", "api-keys, ADMIN", "login, SIGN_IN"})
    void methodIsReachedOnItsOwnSurfaceOnly(String template, Surface own) {
        for (Surface decided : Surface.values()) {
            ThrowingCallable check = () -> MatchedResourceFilter.requireSurface(decided, template);
            if (decided == own) {
                assertThatCode(check).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(check)
                        .isInstanceOfSatisfying(HttpRefusal.class, refusal -> assertThat(refusal.status())
                                .isEqualTo(404));
            }
        }
    }
}
