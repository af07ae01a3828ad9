package io.muster.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MavenPrefixTest {
    @Test
    void eachPrintedLineErasesThePrefixOfMaven() {
        assertThat(MavenPrefix.erasedFrom("KEY=a\n\nORG=b\n"))
                .isEqualTo("\u001b[2K\u001b[GKEY=a\n\u001b[2K\u001b[G\n\u001b[2K\u001b[GORG=b");
    }
}
