package io.muster.domain.synclog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionTest {
    @Test
    void firstCharacterAndDomainRemain() {
        assertThat(Redaction.redact("ana@work.example")).isEqualTo("a***@work.example");
        assertThat(Redaction.redact("💥bang")).isEqualTo("💥***");
    }

    @Test
    void longAndMultilineTextIsCutToOneLine() {
        assertThat(Redaction.redact("x@" + "y".repeat(32_000))).hasSize(256).endsWith("…");
        assertThat(Redaction.redact("x@y\r\nforged")).isEqualTo("x***@y\ufffd\ufffdforged");
    }
}
