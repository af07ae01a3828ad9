package io.muster.idp.signin;

import io.muster.domain.problem.Quoted;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page without scripts in the look of the console, whose style sheets it uses. It escapes and bounds every text. The
 * focus begins at what went wrong, otherwise at the first field that is empty.
 */
final class HtmlPage {
    /** The policy of pages, without form-action: that would block the redirect of the form to the identity provider. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** Passwords go to this server only. */
    private static final String OWN_FORMS = POLICY + "; form-action 'self'";

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="/console/icon.svg">
            <link rel="stylesheet" href="/console/style/tokens.css">
            <link rel="stylesheet" href="/console/style/ui.css">
            <link rel="stylesheet" href="/console/style/pages.css">
            """;

    private static final String FRAME = """
            <main class="single-card"><div class="card"><div class="inside">
            <p class="mark"><img src="/console/icon.svg" alt="" width="24" height="24">Muster</p>
            """;

    /** Characters of one text that a page quotes. */
    static final int MAX_TEXT = 2_048;
    /** Terms with values that a page lists. */
    static final int MAX_FACTS = 100;

    private final StringBuilder body = new StringBuilder();
    private final String title;
    private boolean wrong;
    private boolean focused;
    private boolean posts;

    /** @param title the heading, which says what has happened or what is to be done */
    HtmlPage(String title) {
        this.title = title;
        add("<h1>%s</h1>", title);
    }

    HtmlPage text(String sentences) {
        return add("<p>%s</p>", sentences);
    }

    HtmlPage note(String sentences) {
        return add("<p class=\"soft small\">%s</p>", sentences);
    }

    HtmlPage heading(String text) {
        return add("<h2>%s</h2>", text);
    }

    /** Adds a text about what went wrong. Fields that follow are marked as wrong. */
    HtmlPage alert(String sentences) {
        wrong = true;
        focused = true;
        return add("<div id=\"wrong\" class=\"notice bad\" role=\"alert\" tabindex=\"-1\" autofocus>")
                .add("<div><p>%s</p></div></div>", sentences);
    }

    /** Adds the link to what most people do next. */
    HtmlPage button(String text, String path) {
        return add("<a class=\"button primary\" href=\"%s\">%s</a>", path, text);
    }

    HtmlPage link(String text, String path) {
        return add("<p class=\"small\"><a href=\"%s\">%s</a></p>", path, text);
    }

    /** Begins a form whose answer may lead to another server. */
    HtmlPage form(String action) {
        return add("<form class=\"form\" method=\"get\" action=\"%s\">", action);
    }

    /** Begins a form with secrets, which browsers send to this server only. */
    HtmlPage secretForm(String action) {
        posts = true;
        return add("<form class=\"form\" method=\"post\" action=\"%s\">", action);
    }

    HtmlPage endForm(String button) {
        return add("<button class=\"primary\">%s</button></form>", button);
    }

    HtmlPage hidden(String name, String value) {
        return add("<input type=\"hidden\" name=\"%s\" value=\"%s\">", name, value);
    }

    /** Adds a field for an e-mail address. */
    HtmlPage address(String label, Optional<String> value) {
        return field("address", label, "email", "username", value, Optional.empty());
    }

    /** Adds the address of an account as a field, by which password managers know whose password is set. */
    HtmlPage account(String address) {
        return add("<div class=\"field\"><label for=\"address\">E-mail address</label>")
                .add("<input id=\"address\" type=\"email\" autocomplete=\"username\" readonly value=\"%s\">", address)
                .add("</div>");
    }

    HtmlPage password(String name, String label, String autocomplete, Optional<String> hint) {
        return field(name, label, "password", autocomplete, Optional.empty(), hint);
    }

    private HtmlPage field(
            String name,
            String label,
            String type,
            String autocomplete,
            Optional<String> value,
            Optional<String> hint) {
        add(wrong ? "<div class=\"field invalid\">" : "<div class=\"field\">");
        add("<label for=\"%s\">%s</label>", name, label);
        hint.ifPresent(text -> add("<p class=\"hint\" id=\"%s-hint\">%s</p>", name, text));
        add("<input required id=\"%s\" name=\"%s\" type=\"%s\"", name, name, type);
        add(" autocomplete=\"%s\" value=\"%s\"", autocomplete, value.orElse(""));
        String described = (wrong ? "wrong " : "") + (hint.isPresent() ? name + "-hint" : "");
        if (!described.isEmpty()) {
            add(" aria-describedby=\"%s\"", described.strip());
        }
        if (wrong) {
            add(" aria-invalid=\"true\"");
        }
        if (!focused && value.isEmpty()) {
            focused = true;
            add(" autofocus");
        }
        return add("></div>");
    }

    /** Adds terms with their values, the first {@value #MAX_FACTS}. */
    HtmlPage facts(Map<String, List<String>> facts) {
        add("<dl class=\"facts\">");
        facts.entrySet().stream()
                .limit(MAX_FACTS)
                .forEach(fact -> add("<dt>%s</dt><dd>%s</dd>", fact.getKey(), String.join(", ", fact.getValue())));
        return add("</dl>");
    }

    /** Adds markup with texts in the places of {@code %s}, which are escaped. */
    private HtmlPage add(String markup, String... texts) {
        Object[] escaped = new Object[texts.length];
        for (int each = 0; each < texts.length; each++) {
            escaped[each] = escaped(texts[each]);
        }
        body.append(String.format(markup, escaped));
        return this;
    }

    Response response(int status) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Content-Security-Policy", posts ? OWN_FORMS : POLICY)
                // with "no-referrer", browsers send no Origin with a form; the address can contain a secret
                .header("Referrer-Policy", posts ? "strict-origin" : "no-referrer")
                .header("Cache-Control", "no-store")
                // as bytes: RESTEasy escapes the HTML of a 400 that is a text
                .entity(html().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    String html() {
        return HEAD + "<title>" + escaped(title) + " · Muster</title>\n</head>\n<body>\n" + FRAME + body
                + "\n</div></div></main>\n</body>\n</html>\n";
    }

    /** Cuts the text after {@value #MAX_TEXT} characters: escaped, it can be six times as long. */
    private static String escaped(String text) {
        return Quoted.of(text, MAX_TEXT)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
