package io.muster.idp.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    @Test
    void quotedTextIsBoundedHoweverLongItIsEscaped() {
        assertThat(HtmlPage.escaped("\"<o'reilly> & co\"")).isEqualTo("&quot;&lt;o&#39;reilly&gt; &amp; co&quot;");
        assertThat(HtmlPage.escaped("\"".repeat(2_000_000))).hasSizeLessThan(6 * HtmlPage.MAX_TEXT);
    }

    @Test
    void claimsOfATestAreBoundedInNumberAndLength() {
        Map<String, List<String>> claims = new LinkedHashMap<>();
        for (int claim = 0; claim <= HtmlPage.MAX_CLAIMS; claim++) {
            claims.put("claim" + claim, List.of("\"".repeat(10_000), "<b>"));
        }

        String listed = HtmlPage.listed(claims);
        assertThat(listed).contains("<dt>claim99</dt>").doesNotContain("claim100", "<b>");
        assertThat(listed.length()).isLessThan(HtmlPage.MAX_CLAIMS * (7 * HtmlPage.MAX_TEXT));
        assertThat(HtmlPage.listed(Map.of("email", List.of("a@b.example", "c@d.example"))))
                .isEqualTo("<dt>email</dt><dd>a@b.example, c@d.example</dd>");
    }

    @Test
    void longWordsOfClaimsCanBeBrokenInNarrowWindowsAndCodesStayWhole() {
        assertThat(HtmlPage.listed(Map.of("email", List.of("<" + "a".repeat(30) + " MEMBER_LINKED_TO_ANOTHER"))))
                .isEqualTo("<dt>email</dt><dd>&lt;" + "a".repeat(27) + "<wbr>aaa MEMBER_LINKED_TO_ANOTHER</dd>");
    }
}
