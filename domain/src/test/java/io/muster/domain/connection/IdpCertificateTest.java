package io.muster.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdpCertificateTest {
    private static final String RSA_2048 = """
            -----BEGIN CERTIFICATE-----
            MIIC/TCCAeWgAwIBAgIUN1GwvUu1wC5OpgmBzvi9BNaealwwDQYJKoZIhvcNAQEL
            BQAwDjEMMAoGA1UEAwwDaWRwMB4XDTI2MTEyOTAwMTIyM1oXDTM2MTEyNjAwMTIy
            M1owDjEMMAoGA1UEAwwDaWRwMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKC
            AQEAt/A7ytBckFshsG9TsmIIiOrkE0Qc1x6J3WqGE+sEh/azNJHTHQtQl0m0wvrP
            RdCJMIabfu99nfUoqWEOpDYQhokbDPyXFIn5CDT9NT/+0UPt9vpTXbFjSU9Eng4k
            nNGtzDDD6bRoqLZhMLQFBlhDimA/4Ot/FzAOqF1ScZ1BrMMdSHdBTZlqMOlQ4WOr
            E0C7R4vE3LWux6b+7QR4EPlyRloXDX3UDMZ1SgU+pIXWdyhrGqN18mgFFazPgBx1
            2AiC9JO5zg8XA0QFRkTzd9ZIzBHGX0HNkUBvNdblW/reXE96ga/UAWLYae00YBLa
            sDtAXjwG0lg3ykcGjjKUVqcfnQIDAQABo1MwUTAdBgNVHQ4EFgQUmcAHvyaLyxGI
            s+P6rY7e9Az6aE8wHwYDVR0jBBgwFoAUmcAHvyaLyxGIs+P6rY7e9Az6aE8wDwYD
            VR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOCAQEAPr81eaySFvxiinYNoz6W
            9YLOH/FTMvq6LqNJD9j8FuHIonf4ceIGSEtoDf6RE7vRZvtxBPokzUSzssUvQI0o
            nXdHv299yw5Eqds+pz5C2bX+6sXfUxccq2P1ot4vhINOF/di/YiJfE2vf/zLSutX
            YSYBMLIWDHiLLfnqs44y02N/Q+xpqKNYaR+tthbI82Uv3sPo+AR4YXAl2hJSjbnV
            v0sskewie41wDDNkBK+o2jTNEZjz3nduWJAR9ksG6Znahn09DLfVERNSYUUCAJB1
            U3WBrA3iXS+8wBZwt2d0WLE0ub3uFAzD84RvB3azpoUwLj57CXIPwfxKpuchcgGQ
            hg==
            -----END CERTIFICATE-----""";

    private static final String RSA_1024 = """
            -----BEGIN CERTIFICATE-----
            MIIB+DCCAWGgAwIBAgIUa2xkr48MpA3h2TaL7WPSyopXOXwwDQYJKoZIhvcNAQEL
            BQAwDjEMMAoGA1UEAwwDaWRwMB4XDTI2MTEyOTAwMTIyM1oXDTM2MTEyNjAwMTIy
            M1owDjEMMAoGA1UEAwwDaWRwMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCd
            5baPXZJ0SbVR73LZhZDlg3NJ1t92icJ9Oa0MVAssM/RstcTeb/2MNIw+cslnRpRB
            DmOuIU3HhiQpNoGWcyCBG5OnbipEE/xkF1TrxvOhWNOG0jpjXV6Kgykd1ieMvve4
            nVv/4QY1OJIqZLkh0quIh42cVmCJViGgpbgjT3X+VQIDAQABo1MwUTAdBgNVHQ4E
            FgQUS9zs2ZK+psgLn5I+boidfeEJaOIwHwYDVR0jBBgwFoAUS9zs2ZK+psgLn5I+
            boidfeEJaOIwDwYDVR0TAQH/BAUwAwEB/zANBgkqhkiG9w0BAQsFAAOBgQCNbIQQ
            TyFSEvKqdV0J+D0F0t4AF4FJ72vaYro/yUo3Exx+1JSMt6deaFI8gyvMUoU8I/jA
            Z9Cyo6ls2TGA5ETLQoGXmWzKymTZy55n+u8lorIHIxh0dWLiA3dK+xaxvd8adOT2
            R/t0am1BTwfs7r8chxHSXCGvUZK9KuWLcmPKQA==
            -----END CERTIFICATE-----""";

    private static final String P_256 = """
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

    private static final String ED25519 = """
            -----BEGIN CERTIFICATE-----
            MIIBMDCB46ADAgECAhRVA3uKYjdSgkE6SUiCh/H0MawUvDAFBgMrZXAwDjEMMAoG
            A1UEAwwDaWRwMB4XDTI2MTEyOTAwMTIyM1oXDTM2MTEyNjAwMTIyM1owDjEMMAoG
            A1UEAwwDaWRwMCowBQYDK2VwAyEAxE+TODvUv8KrXaz/fRu64GUopwnOxNX2+uo3
            oqFrLr6jUzBRMB0GA1UdDgQWBBRwDQ55XGvEpNcuRX71rWHst2T2GDAfBgNVHSME
            GDAWgBRwDQ55XGvEpNcuRX71rWHst2T2GDAPBgNVHRMBAf8EBTADAQH/MAUGAytl
            cANBAD2UmQ19jjkvzW1oSJT8vw+z/TB0+xsbyZBsgYx6oNMXCFxEQLCgi3Zjp+hB
            d7SFFmwJkxtD2YMTCHbhu5jbYQY=
            -----END CERTIFICATE-----""";

    @Test
    void certificateIsReadFromPemAndFromBase64() {
        IdpCertificate certificate = IdpCertificate.of(P_256);

        assertThat(IdpCertificate.of(certificate.text())).isEqualTo(certificate);
        assertThat(certificate.fingerprint())
                .isEqualTo("b9a09e3cb1c2b0992b8370c06949489fc128fd9304e59eacb7f9054762b5fced");
        assertThat(certificate.end()).isEqualTo(Instant.parse("2036-11-26T00:12:23Z"));
        assertThat(certificate.key().getAlgorithm()).isEqualTo("EC");
        assertThat(IdpCertificate.of(RSA_2048).key().getAlgorithm()).isEqualTo("RSA");
    }

    @Test
    void weakAndUnknownKeysAreRefused() {
        assertThatThrownBy(() -> IdpCertificate.of(RSA_1024))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("2048");
        assertThatThrownBy(() -> IdpCertificate.of(ED25519)).isInstanceOf(Problem.class);
    }

    @Test
    void textThatIsNotOneCertificateIsRefused() {
        assertRefused("");
        assertRefused("AAAA");
        assertRefused("no certificate");
        assertRefused(P_256 + RSA_2048);
        assertRefused("A".repeat(40_000));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> IdpCertificate.of(text)).isInstanceOf(Problem.class);
    }
}
