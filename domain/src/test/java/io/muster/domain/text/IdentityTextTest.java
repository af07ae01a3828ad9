package io.muster.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.UserName;
import io.muster.domain.organization.DomainName;
import io.muster.domain.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The equality of names, addresses and domains. */
class IdentityTextTest {
    @Test
    void domainsThatAreDifferentInDnsDiffer() {
        assertThat(DomainName.of("stra\u00dfe.example"))
                .isEqualTo(DomainName.of("xn--strae-oqa.example"))
                .isNotEqualTo(DomainName.of("strasse.example"));
        assertThat(EmailAddress.of("ceo@stra\u00dfe.example").key())
                .isEqualTo("ceo@xn--strae-oqa.example")
                .isNotEqualTo(EmailAddress.of("ceo@strasse.example").key());
    }

    @ParameterizedTest
    @CsvSource({
        "STRA\u00dfE.Example, xn--strae-oqa.example",
        "b\u00fccher.example, xn--bcher-kva.example",
        "B\u00dcCHER.example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "\uff41cme\u3002example, acme.example"
    })
    void domainIsComparedByItsALabels(String text, String ascii) {
        assertThat(DomainName.of(text).value()).isEqualTo(ascii);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example",
                "acme_x.example",
                "xn--a.example",
                "-acme.example",
                "acme..example",
                "ac\u200dme.example",
                "\u05d0a.example",
                "acme.example."
            })
    void textThatIsNoDomainIsRefused(String text) {
        assertThat(DomainName.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u200bna", "ana\u202e", "a\u00adna", "ana\u0007", "\u3164", "a\u2800", "ana\u2028", "a\ufe0fna"
            })
    void invisibleCharactersAreRefused(String text) {
        assertInvalid(() -> UserName.of(text));
        assertInvalid(() -> EmailAddress.of(text + "@acme.example"));
    }

    @Test
    void localPartIsFoldedInFull() {
        assertThat(EmailAddress.of("Stra\u00dfe@acme.example").key()).isEqualTo("strasse@acme.example");
        assertThat(UserName.of("STRASSE").key())
                .isEqualTo(UserName.of("stra\u00dfe").key());
    }

    private static void assertInvalid(Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                .isEqualTo(Problem.Code.INVALID_VALUE));
    }
}
