package io.muster.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.problem.Problem;
import io.muster.domain.synclog.AttributeChange;
import io.muster.domain.synclog.ProfileChanges;
import io.muster.domain.synclog.Redaction;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserProfileTest {
    @Test
    void primaryEmailIsTheMarkedOneElseWorkElseTheFirstElseTheUserName() {
        PluralValue home = email("home@acme.example", "home", false);
        PluralValue work = email("work@acme.example", "Work", false);
        PluralValue marked = email("marked@acme.example", "other", true);

        assertThat(primary("x", home, work, marked)).contains("marked@acme.example");
        assertThat(primary("x", home, work)).contains("work@acme.example");
        assertThat(primary("x", home)).contains("home@acme.example");
        assertThat(primary("name@acme.example")).contains("name@acme.example");
        assertThat(primary("no address")).isEmpty();
    }

    @Test
    void nameIsDisplayNameElseTheFormattedOneElseGivenAndFamilyNameElseNothing() {
        Map<UserAttribute, String> details = new EnumMap<>(Map.of(
                UserAttribute.DISPLAY_NAME, "Ana",
                UserAttribute.FORMATTED_NAME, "Dr. Ana Ruiz",
                UserAttribute.GIVEN_NAME, "Ana María",
                UserAttribute.FAMILY_NAME, "Ruiz"));

        assertThat(named(details).name()).contains("Ana");
        details.remove(UserAttribute.DISPLAY_NAME);
        assertThat(named(details).name()).contains("Dr. Ana Ruiz");
        details.remove(UserAttribute.FORMATTED_NAME);
        assertThat(named(details).name()).contains("Ana María Ruiz");
        details.remove(UserAttribute.GIVEN_NAME);
        assertThat(named(details).name()).contains("Ruiz");
        details.remove(UserAttribute.FAMILY_NAME);
        assertThat(named(details).name()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a@b",
                "a b@acme.example",
                "@acme.example",
                "a@acme..example",
                ".a@acme.example",
                "a@-x.example",
                "a@@x.example"
            })
    void invalidEmailAddressIsRefused(String address) {
        assertThatThrownBy(() -> profile("x", email(address, "work", true)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not a valid e-mail address");
    }

    @Test
    void emailAddressesAreComparedWithoutCase() {
        assertThat(EmailAddress.of("Ana@ACME.example").key())
                .isEqualTo(EmailAddress.of("aNA@acme.EXAMPLE").key());
    }

    @Test
    void profileBeyondItsLimitsIsRefused() {
        assertThatThrownBy(() -> profile("x", email("a@x.example", "work", true), email("b@x.example", "work", true)))
                .hasMessageContaining("primary");
        PluralValue[] many = new PluralValue[101];
        Arrays.fill(many, email("a@x.example", "work", false));
        assertThatThrownBy(() -> profile("x", many)).hasMessageContaining("at most");
        assertThatThrownBy(() -> UserName.of("x".repeat(321))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> UserName.of("ﷺ".repeat(320))).hasMessageContaining("too long");
        assertThatThrownBy(() -> UserName.of("a\0b")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> UserName.of("a\ud800b")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new ExternalId(" ")).isInstanceOf(Problem.class);
    }

    @Test
    void textsOfAProfileAreBoundedTogether() {
        UserProfile largest = photos(32_768, 32_768 - "x".length());

        assertThat(largest.activated(false).active()).isFalse();
        assertThatThrownBy(() -> photos(32_768, 32_768))
                .isInstanceOf(Problem.class)
                .hasMessage("The attributes of a user have at most 65536 bytes in all");
        List<PluralValue> umlauts =
                List.of(new PluralValue("ä".repeat(32_768), Optional.empty(), Optional.empty(), false));
        assertThatThrownBy(() -> new UserProfile(
                        UserName.of("x"),
                        Optional.empty(),
                        true,
                        Map.of(),
                        Map.of(UserAttribute.PHOTOS, umlauts),
                        List.of()))
                .hasMessageContaining("65536 bytes");
        List<Address> addresses = Collections.nCopies(
                65, new Address(Map.of(Address.Part.LOCALITY, "y".repeat(1_024)), Optional.empty(), false));
        assertThatThrownBy(
                        () -> new UserProfile(UserName.of("x"), Optional.empty(), true, Map.of(), Map.of(), addresses))
                .hasMessageContaining("65536 bytes");
    }

    @ParameterizedTest
    @CsvSource({"60, emails.type", "128, emails.type"})
    void typeThatIsTooLongWhenFoldedIsRefusedByItsName(int length, String name) {
        assertThatThrownBy(() -> profile("x", email("a@x.example", "ﷺ".repeat(length), false)))
                .isInstanceOf(Problem.class)
                .hasMessage(name + " is too long");
    }

    @Test
    void displayThatIsTooLongWhenFoldedIsRefusedByItsName() {
        PluralValue shown = new PluralValue("a@x.example", Optional.empty(), Optional.of("ﷺ".repeat(300)), false);

        assertThatThrownBy(() -> profile("x", shown)).hasMessage("emails.display is too long");
    }

    @Test
    void userNameKeepsItsSpellingAndIsComparedWithoutCase() {
        assertThat(UserName.of("ÁNA").value()).isEqualTo("ÁNA");
        assertThat(UserName.of("ÁNA").key()).isEqualTo(UserName.of("ána").key());
        assertThat(UserName.of("A\u0301NA").key()).isEqualTo(UserName.of("ána").key());
    }

    @Test
    void changesAreNamedAndRedacted() {
        UserProfile before = profile("ana@acme.example");
        UserProfile after = new UserProfile(
                before.userName(),
                Optional.of(new ExternalId("ext")),
                false,
                Map.of(UserAttribute.FAMILY_NAME, "Ruiz"),
                Map.of(),
                List.of());

        assertThat(ProfileChanges.between(before, after))
                .containsExactly(
                        new AttributeChange("externalId", Optional.empty(), Optional.of("ext")),
                        new AttributeChange("active", Optional.of("true"), Optional.of("false")),
                        new AttributeChange("name.familyName", Optional.empty(), Optional.of("R***")));
        assertThat(ProfileChanges.between(after, after)).isEmpty();
        assertThat(Redaction.redact("💥x@acme.example")).isEqualTo("💥***@acme.example");
        assertThat(Redaction.redact("")).isEqualTo("***");
    }

    private static Optional<String> primary(String userName, PluralValue... emails) {
        return profile(userName, emails).primaryEmail().map(EmailAddress::value);
    }

    private static UserProfile profile(String userName, PluralValue... emails) {
        return new UserProfile(
                UserName.of(userName),
                Optional.empty(),
                true,
                Map.of(),
                Map.of(UserAttribute.EMAILS, List.of(emails)),
                List.of());
    }

    private static UserProfile named(Map<UserAttribute, String> details) {
        return new UserProfile(UserName.of("x"), Optional.empty(), true, details, Map.of(), List.of());
    }

    private static UserProfile photos(int... lengths) {
        Stream<PluralValue> photos = Arrays.stream(lengths)
                .mapToObj(length -> new PluralValue("p".repeat(length), Optional.empty(), Optional.empty(), false));
        return new UserProfile(
                UserName.of("x"),
                Optional.empty(),
                true,
                Map.of(),
                Map.of(UserAttribute.PHOTOS, photos.toList()),
                List.of());
    }

    private static PluralValue email(String address, String type, boolean primary) {
        return new PluralValue(address, Optional.of(type), Optional.empty(), primary);
    }
}
