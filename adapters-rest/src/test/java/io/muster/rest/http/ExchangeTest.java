package io.muster.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.in.RequestTrace;
import io.muster.application.port.in.token.AuthenticateScimClient.Attribution;
import io.muster.application.testing.Fixtures;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.ProvisioningMode;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final OrganizationId OWNER =
            new OrganizationId(UUID.fromString("00000000-0000-7000-8000-000000000001"));
    private static final String ADDRESSED = "00000000-0000-7000-8000-000000000002";

    private final Exchange exchange = new Exchange();

    @Test
    void aRefusedTokenBelongsToItsOwnOrganizationAndNotToTheAddressedOne() {
        begin("/api/v1/scim/" + ADDRESSED + "/v2/Users");

        assertThat(exchange.organization()).isEmpty();

        exchange.refuse(new Attribution(OWNER, "abc", Attribution.Reason.WRONG_ORGANIZATION, ProvisioningMode.SCIM));

        assertThat(exchange.organization()).contains(OWNER);
        assertThat(exchange.callerName()).isEmpty();
    }

    @Test
    void scimUrlIsBelowTheUrlOfTheApi() {
        begin("/api/v1/organizations");

        assertThat(exchange.scimUrl(OWNER)).isEqualTo("https://muster.example/api/v1/scim/" + OWNER + "/v2");
        assertThat(exchange.baseUrl()).isEqualTo("https://muster.example/api/v1");
    }

    private void begin(String path) {
        exchange.begin(
                new RequestTrace("r1", Optional.empty(), Fixtures.NOON),
                RequestPath.parse(path),
                "https://muster.example/api/v1",
                "192.0.2.1");
    }
}
