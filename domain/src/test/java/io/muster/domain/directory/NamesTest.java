package io.muster.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.organization.DomainName;
import io.muster.domain.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and addresses that are made without the method that reads them. */
class NamesTest {
    @Test
    void blankOrTooLongNameIsRefusedHoweverItIsMade() {
        assertThatThrownBy(() -> new UserName(" ", " ")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new UserName("a".repeat(321), "a")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new GroupName("", "")).isInstanceOf(Problem.class);
    }

    @Test
    void storedNameKeepsTheKeyThatItWasStoredWith() {
        assertThat(new UserName("Ana", "ANA").key()).isEqualTo("ANA");
        assertThat(new GroupName("Sales", "SALES").key()).isEqualTo("SALES");
    }

    @Test
    void addressBelongsToItsDomain() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress("ana@acme.example", "ana@acme.example", DomainName.of("b.example")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress("ana", "ana@acme.example", DomainName.of("acme.example")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "-a.example", "a-.example", "a..example", ".a.example", "a.example.", "a_b.example"})
    void textWithAMalformedLabelIsNoDomain(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DomainName(text));
        assertThat(DomainName.parse(text)).isEmpty();
    }

    @Test
    void labelOfADomainHasAtMost63Characters() {
        assertThat(DomainName.parse("a".repeat(63) + ".a-1.example")).isPresent();
        assertThat(DomainName.parse("a".repeat(64) + ".example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "\t", "\u007f", "@", "\"", "(", ")", ",", ":", ";", "<", ">", "[", "\\", "]", ".", "\u00ad"
            })
    void characterThatEndsOrHidesALocalPartMakesNoAddress(String character) {
        assertThat(EmailAddress.parse("ana" + character + "@acme.example")).isEmpty();
    }

    @Test
    void localPartHasAtMost64CharactersOfAnyPlane() {
        assertThat(EmailAddress.parse("\ud83d\ude00".repeat(64) + "@acme.example"))
                .isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@acme.example")).isEmpty();
    }

    @Test
    void domainIsInTheFormThatIsStored() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DomainName("Acme.example"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DomainName("localhost"));
    }
}
