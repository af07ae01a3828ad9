package io.muster.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsolePageTest {
    private static final byte[] ONE = json("{\"imports\":{\"one/\":\"/_static/one/1.0/\"}}");
    private static final byte[] TWO = json("{\"imports\":{\"two\":\"/_static/two/2.0/index.js\"}}");

    @Test
    void mapsOfLibrariesAreMergedInOneOrderAndPointBelowTheConsole() {
        ConsolePage page = ConsolePage.of("<script>{{importmap}}</script>", List.of(TWO, ONE), "/console/");

        assertThat(new String(page.file().content(), StandardCharsets.UTF_8))
                .isEqualTo("<script>{\"imports\":{\"one/\":\"/console/_static/one/1.0/\","
                        + "\"two\":\"/console/_static/two/2.0/index.js\"}}</script>");
        assertThat(ConsolePage.of("<script>{{importmap}}</script>", List.of(ONE, TWO), "/console/")
                        .policy())
                .isEqualTo(page.policy());
    }

    @Test
    void policyAllowsThisImportMapOnly() {
        String one = ConsolePage.of("{{importmap}}", List.of(ONE), "/console/").policy();
        String two = ConsolePage.of("{{importmap}}", List.of(TWO), "/console/").policy();

        assertThat(one).contains("script-src 'self' 'sha256-").isNotEqualTo(two);
    }

    @Test
    void onlyFilesOfPagesAreServed() {
        assertThat(StaticFile.mediaType("app.js")).contains("text/javascript; charset=utf-8");
        assertThat(StaticFile.mediaType("WEB-INF/web.xml")).isEmpty();
        assertThat(StaticFile.mediaType("LICENSE")).isEmpty();
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
