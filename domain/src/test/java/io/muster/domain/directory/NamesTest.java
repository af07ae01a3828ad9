package io.muster.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.organization.DomainName;
import io.muster.domain.problem.Problem;
import org.junit.jupiter.api.Test;

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

    @Test
    void domainIsInTheFormThatIsStored() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DomainName("Acme.example"));
        assertThatIllegalArgumentException().isThrownBy(() -> new DomainName("localhost"));
    }
}
