package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.organization.OrganizationId;
import io.muster.rest.http.ScimPath.Resource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    private static final String ID = "6f1c8a52-0f0e-4f3e-9d43-0c9a6c1f2b3d";
    private static final OrganizationId ORGANIZATION = new OrganizationId(UUID.fromString(ID));

    @ParameterizedTest
    @CsvSource({
        "/api/v1/scim/x/v2/Users, SCIM",
        "/api/v1/scim, SCIM",
        "/api/v1/scim;a=b/x, SCIM",
        "/api/v1/login, SIGN_IN",
        "/api/v1/oidc/callback, SIGN_IN",
        "/api/v1/saml/x/acs, SIGN_IN",
        "/api/v1/organizations/x/login, ADMIN",
        "/api/v1/SCIM/x/v2/Users, ADMIN",
        "/api/v1/loginx, ADMIN",
        "/api/v1/, ADMIN",
        "/api/v1, ADMIN"
    })
    void firstSegmentDecidesTheSurface(String path, Surface surface) {
        assertThat(RequestPath.parse(path).surface()).isEqualTo(surface);
    }

    @Test
    void pathThatEscapedSlashesLeadOutOfItsSurfaceIsReadAsItWasSent() {
        RequestPath out = RequestPath.parse("/api/v1/");

        assertThat(RequestPath.onAnotherSurface("/api/v1/scim/" + ID + "/v2/Groups/..%2f..%2F..%5C..%2F", out))
                .map(RequestPath::surface)
                .contains(Surface.SCIM);
        assertThat(RequestPath.onAnotherSurface("/api/v1/organizations/a%2Fb", out))
                .isEmpty();
        assertThat(RequestPath.onAnotherSurface("/api/v1/", out)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Users, USERS",
        "Groups, GROUPS",
        "ServiceProviderConfig, SERVICE_PROVIDER_CONFIG",
        "other, OTHER",
        "users, OTHER",
        "'', OTHER"
    })
    void scimPathHasOrganizationAndResource(String segment, Resource resource) {
        RequestPath path = RequestPath.parse("/api/v1/scim/" + ID.toUpperCase(Locale.ROOT) + "/v2/" + segment);

        assertThat(path.organization()).contains(ORGANIZATION);
        assertThat(path.scim()).contains(new ScimPath(Optional.of(ORGANIZATION), resource, Optional.empty(), false));
    }

    @Test
    void scimPathHasTheIdAsSent() {
        assertThat(scim("Users/a b").id()).contains("a b");
        assertThat(scim("Users/a;b=c").id()).contains("a");
        assertThat(scim("Users/").id()).isEmpty();
    }

    @Test
    void searchIsNotAnId() {
        assertThat(scim("Users/.search").id()).isEmpty();
        assertThat(scim("Users/.search").search()).isTrue();
        assertThat(scim("Users").search()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scim", "scim/", "scim/nonsense/v2", "scim/1-1-1-1-1/v2/Users", "scim/" + ID + "/v1/Users"})
    void malformedScimPathNamesNoOrganization(String path) {
        assertThat(RequestPath.parse("/api/v1/" + path).organization()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"organizations/" + ID, "organizations/" + ID + "/members/x"})
    void adminPathNamesItsOrganization(String path) {
        assertThat(RequestPath.parse("/api/v1/" + path).organization()).contains(ORGANIZATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"organizations", "organizations/", "organizations/x", "api-keys/" + ID})
    void adminPathsWithoutAnIdOfAnOrganizationNameNone(String path) {
        assertThat(RequestPath.parse("/api/v1/" + path).organization()).isEmpty();
    }

    private static ScimPath scim(String rest) {
        return RequestPath.parse("/api/v1/scim/" + ID + "/v2/" + rest).scim().orElseThrow();
    }
}
