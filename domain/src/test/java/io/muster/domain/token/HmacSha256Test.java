package io.muster.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacSha256Test {
    /** Test case 2 of RFC 4231. */
    @Test
    void codeOfPartsIsThatOfTheWholeText() {
        byte[] code = HmacSha256.of(ascii("Jefe"), ascii("what do ya want "), ascii("for nothing?"));

        assertThat(HexFormat.of().formatHex(code))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
