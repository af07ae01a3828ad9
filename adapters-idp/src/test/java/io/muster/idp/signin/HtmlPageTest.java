package io.muster.idp.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    @Test
    void textIsEscapedInTitleMarkupAndAttributes() {
        String page = new HtmlPage("<o'reilly> & 100%s")
                .address("\"Address\"", Optional.of("\"><b>"))
                .html();

        assertThat(page)
                .contains("<title>&lt;o&#39;reilly&gt; &amp; 100%s · Muster</title>")
                .contains("<h1>&lt;o&#39;reilly&gt; &amp; 100%s</h1>", "&quot;Address&quot;")
                .contains("value=\"&quot;&gt;&lt;b&gt;\"");
    }

    @Test
    void quotedTextIsBoundedHoweverLongItIsEscaped() {
        assertThat(new HtmlPage("A").text("\"".repeat(2_000_000)).html()).hasSizeLessThan(7 * HtmlPage.MAX_TEXT);
    }

    @Test
    void factsAreBoundedInNumberAndLength() {
        Map<String, List<String>> claims = new LinkedHashMap<>();
        for (int claim = 0; claim <= HtmlPage.MAX_FACTS; claim++) {
            claims.put("claim" + claim, List.of("\"".repeat(10_000), "<b>"));
        }

        String page = new HtmlPage("A").facts(claims).html();
        assertThat(page).contains("<dt>claim99</dt>").doesNotContain("claim100", "<b>");
        assertThat(page.length()).isLessThan(HtmlPage.MAX_FACTS * (7 * HtmlPage.MAX_TEXT));
        assertThat(new HtmlPage("A")
                        .facts(Map.of("email", List.of("a@b.example", "c@d.example")))
                        .html())
                .contains("<dt>email</dt><dd>a@b.example, c@d.example</dd>");
    }

    @Test
    void focusBeginsAtTheFirstEmptyField() {
        String page = new HtmlPage("A")
                .address("Address", Optional.of("ana@acme.example"))
                .password("first", "First", "new-password", Optional.of("Long"))
                .password("second", "Second", "new-password", Optional.empty())
                .html();

        assertThat(page)
                .containsOnlyOnce(" autofocus")
                .contains("aria-describedby=\"first-hint\" autofocus>")
                .doesNotContain("aria-invalid");
    }

    @Test
    void focusBeginsAtAnAlertWhichDescribesTheFieldsThatFollow() {
        String page = new HtmlPage("A")
                .alert("Wrong.")
                .password("first", "First", "new-password", Optional.of("Long"))
                .html();

        assertThat(page)
                .containsOnlyOnce(" autofocus")
                .contains("role=\"alert\" tabindex=\"-1\" autofocus")
                .contains("aria-describedby=\"wrong first-hint\" aria-invalid=\"true\">");
    }
}
