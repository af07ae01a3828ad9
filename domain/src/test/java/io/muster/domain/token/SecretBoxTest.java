package io.muster.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final byte[] SECRET = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");
    private static final String ID_OF_THE_ZERO_KEY = "ff6f2310";

    private final SecretBox box = new SecretBox(new byte[32]);
    private final SealedSecret stored = box.seal(SECRET, "row 1", new byte[SecretBox.NONCE_BYTES]);

    @Test
    void sealedSecretIsOpenedWithTheSameKeyInTheSamePlace() {
        assertThat(new SecretBox(new byte[32]).open(stored, "row 1")).isEqualTo(SECRET);
    }

    @Test
    void secretThatWasSealedForAnotherPlaceIsNotOpened() {
        assertThatThrownBy(() -> box.open(stored, "row 2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void secretThatWasSealedWithAnotherKeyIsNotOpened() {
        byte[] key = new byte[32];
        key[31] = 1;

        assertThatThrownBy(() -> new SecretBox(key).open(stored, "row 1")).hasMessageContaining("another secret key");
    }

    @Test
    void sealedSecretWithAChangedBitIsNotOpened() {
        String[] parts = stored.text().split(":", -1);
        byte[] whole = Base64.getDecoder().decode(parts[1]);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            SealedSecret tampered =
                    new SealedSecret(parts[0] + ":" + Base64.getEncoder().encodeToString(changed));
            assertThatThrownBy(() -> box.open(tampered, "row 1")).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> box.open(new SealedSecret(parts[0] + ":AA=="), "row 1"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keyIsDerivedByRfc5869() {
        // HKDF-SHA-256 of 32 zero bytes with the salt "muster" and the info "id of the key"
        assertThat(stored.text()).startsWith(ID_OF_THE_ZERO_KEY + ":");
    }

    @Test
    void anotherNonceGivesAnotherSealedText() {
        byte[] nonce = new byte[SecretBox.NONCE_BYTES];
        nonce[0] = 1;

        assertThat(box.seal(SECRET, "row 1", nonce)).isNotEqualTo(stored);
        assertThatThrownBy(() -> box.seal(SECRET, "row 1", new byte[11])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toStringContainsNeitherSecretNorKey() {
        assertThat(stored).hasToString("SealedSecret");
        assertThatThrownBy(() -> new SecretBox(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
