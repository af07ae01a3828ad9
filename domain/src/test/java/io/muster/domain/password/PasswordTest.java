package io.muster.domain.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    private static final List<String> KNOWN = List.of("muster", "Blue Whale Ltd", "ana.ruiz@whale.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elevencharx",
                "aaaaaaaaaaaaaa",
                "abababababababab",
                "123456789012",
                "abcdefghijklmnop",
                "zyxwvutsrqponmlk",
                "password1234",
                "P4ssw0rd2026!",
                "Passwort!!!!!!",
                "passwordpassword",
                "qwertyuiop[]",
                "correct horse battery staple",
                "muster-blue-whale",
                "Ana.Ruiz@Whale.example1",
                "breakglass2026!"
            })
    void weakPasswordIsRefusedWithoutBeingRepeated(String weak) {
        assertThatThrownBy(() -> Password.chosen(weak, KNOWN)).isInstanceOfSatisfying(Problem.class, refused -> {
            assertThat(refused.code()).isEqualTo(Problem.Code.INVALID_VALUE);
            assertThat(refused.detail()).startsWith("The password ").doesNotContain(weak);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "twelve chars",
                "kettle orbit lamp",
                "\u00e4\u00f6\u00fc \u65e5\u672c\u8a9e \u041f\u0440\u0438\u0432\u0435\u0442",
                "muster lends ana four kettles",
                "0492 7716 3385"
            })
    void longPasswordOfAnyCharactersIsAccepted(String good) {
        assertThat(Password.chosen(good, KNOWN).text()).isEqualTo(good);
    }

    @Test
    void lengthIsCountedInCharactersAndBounded() {
        assertThatThrownBy(() -> Password.chosen("\uD83D\uDE00\uD83D\uDE01\uD83D\uDE02\uD83D\uDE03abcx", KNOWN))
                .isInstanceOf(Problem.class);
        String longest = "kettle orbit ".repeat(10).substring(0, Password.MAX_LENGTH);
        assertThat(Password.chosen(longest, KNOWN).text()).isEqualTo(longest);
        assertThatThrownBy(() -> Password.chosen(longest + "x", KNOWN)).isInstanceOf(Problem.class);
        assertThat(Password.entered(longest + "x")).isEmpty();
        assertThat(Password.entered("x".repeat(1_000_000))).isEmpty();
    }

    @Test
    void sameTextOfTwoKeyboardsIsTheSamePassword() {
        String composed = "caf\u00e9 orbit lamp";
        String decomposed = "cafe\u0301 orbit lamp";

        assertThat(Password.chosen(decomposed, KNOWN)).isEqualTo(Password.chosen(composed, KNOWN));
        assertThat(Password.entered(decomposed)).contains(Password.chosen(composed, KNOWN));
    }

    @Test
    void passwordsAndTheirHashesAreNotPrinted() {
        assertThat(Password.chosen("kettle orbit lamp", KNOWN)).hasToString("Password");
        assertThat(new PasswordHash("$argon2id$")).hasToString("PasswordHash");
    }
}
