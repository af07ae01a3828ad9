package io.muster.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Problem;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamlSettingsTest {
    private static final URI SSO = URI.create("https://idp.example/sso?tenant=acme");
    private static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBcTCCARegAwIBAgIUK76X+s6mldhoe2P4b51CRpC99kAwCgYIKoZIzj0EAwIw
            DjEMMAoGA1UEAwwDaWRwMB4XDTI2MTEyOTAwMTIyM1oXDTM2MTEyNjAwMTIyM1ow
            DjEMMAoGA1UEAwwDaWRwMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEmWMfibMz
            ia2cYWtqqd4VpiqAD9ZgEhshQOABbgF9PyxbwJLSrpRdpXa0GSf23ZffgVOq9xvq
            Ib+pl+jrV6b+dKNTMFEwHQYDVR0OBBYEFGU2TYLBVQ8NsfdJQDMOEldA9qA5MB8G
            A1UdIwQYMBaAFGU2TYLBVQ8NsfdJQDMOEldA9qA5MA8GA1UdEwEB/wQFMAMBAf8w
            CgYIKoZIzj0EAwIDSAAwRQIgZ5KQCn+QpcYcK+HLjZXtBQtKW/+gC+hXgdt4tG+9
            l4YCIQD00Cc2I+NwKFD9JcLhFKV2B/LKCKTJYjLO5c9BcV1orw==
            -----END CERTIFICATE-----""";

    private static final IdpCertificate CERTIFICATE = IdpCertificate.of(PEM);

    @Test
    void settingsNeedAnEntityIdAnHttpsAddressAndACertificate() {
        assertThat(settings("https://idp.example", SSO, CERTIFICATE).certificates())
                .containsExactly(CERTIFICATE);
        assertRefused(() -> settings(" ", SSO, CERTIFICATE));
        assertRefused(() -> settings("https://idp.example", URI.create("http://idp.example/sso"), CERTIFICATE));
        assertRefused(() -> settings("https://idp.example", URI.create("https:sso"), CERTIFICATE));
        assertRefused(() -> settings("https://idp.example", URI.create("https://a@idp.example/"), CERTIFICATE));
        assertRefused(() -> settings("https://idp.example", URI.create("https://idp.example/#a"), CERTIFICATE));
        assertRefused(() -> settings("https://idp.example", SSO));
    }

    @Test
    void sameCertificateTwiceIsOneCertificate() {
        assertThat(settings("https://idp.example", SSO, CERTIFICATE, CERTIFICATE)
                        .certificates())
                .hasSize(1);
    }

    private static SamlSettings settings(String entityId, URI sso, IdpCertificate... certificates) {
        return new SamlSettings(
                entityId, sso, List.of(certificates), Optional.empty(), false, SamlAttributeNames.USUAL);
    }

    private static void assertRefused(Runnable settings) {
        assertThatThrownBy(settings::run).isInstanceOf(Problem.class);
    }
}
