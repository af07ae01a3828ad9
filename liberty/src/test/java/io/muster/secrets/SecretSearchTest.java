package io.muster.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.idp.testing.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSearchTest {
    private static final String SECRET = "planted-0123456789-0123456789-0123456789-end-of-it";

    private final SecretSearch search = new SecretSearch(Set.of(SECRET));

    @TempDir
    private Path directory;

    @Test
    void plantedSecretIsFoundInAFile() throws IOException {
        Path logs = Files.createDirectories(directory.resolve("muster/logs"));
        Files.writeString(logs.resolve("messages.log"), "{\"message\":\"code=" + SECRET + "\"}");
        Files.writeString(logs.resolve("trace.log"), "nothing");

        assertThat(search.below(directory)).isNotEmpty().allSatisfy(found -> assertThat(found)
                .contains("messages.log", "code="));
    }

    @Test
    void partOfASecretIsFound() {
        assertThat(in("Received " + SECRET.substring(0, 25) + "...")).hasSize(1);
        assertThat(in("..." + SECRET.substring(SECRET.length() - 20))).hasSize(1);
        assertThat(in(SECRET.substring(0, 19))).isEmpty();
        assertThat(in("planted-0123456789+0123456789")).isEmpty();
    }

    @Test
    void tokensAreFoundByTheirSignature() {
        Secrets.add(
                "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlIn0.aSignatureOfThisTest-0123456789");

        assertThat(Secrets.all())
                .contains("aSignatureOfThisTest-0123456789")
                .noneMatch(secret -> secret.startsWith("eyJ"));
    }

    @Test
    void secretThatMayOccurByChanceIsNoSecret() {
        assertThatThrownBy(() -> new SecretSearch(Set.of("short"))).isInstanceOf(IllegalArgumentException.class);
        Secrets.add("short");
        assertThat(Secrets.all()).doesNotContain("short");
    }

    private List<String> in(String text) {
        return search.in(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tokensAndAssertionsAreFoundByTheirShape() {
        for (String planted : List.of(
                "id_token=eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlIn0.c2lnbmF0dXJlLW9mLXRoaXM",
                "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_1\">",
                "SAMLResponse=" + base64("<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\">"),
                "SAMLResponse=" + base64("<saml2p:Response xmlns:saml2p=\"urn:oasis:names:tc:SAML:2.0:protocol\">"))) {
            assertThat(TokenShapes.in(("x " + planted + " y").getBytes(StandardCharsets.UTF_8)))
                    .as(planted)
                    .hasSize(1);
        }
        assertThat(TokenShapes.in("eyJhbGciOiJSUzI1NiJ9 and <Response> in words".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
