package io.muster.idp.signin;

import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.TestReport;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plain pages for people who sign in: HTML without scripts, styles and images. */
final class HtmlPage {
    /** Has no form-action: it would block the redirect of the form to the identity provider. */
    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    private final StringBuilder body = new StringBuilder();
    private final String title;

    private HtmlPage(String title) {
        this.title = title;
        body.append("<h1>").append(escaped(title)).append("</h1>");
    }

    /** Returns the page that asks for an e-mail address. */
    static Response login(Optional<String> target) {
        HtmlPage page = new HtmlPage("Sign in");
        page.body.append(
                "<form method=\"get\" action=\"/api/v1/login\"><p><label for=\"address\">E-mail address at work</label>"
                        + "</p><p><input id=\"address\" name=\"address\" type=\"email\" autocomplete=\"username\" required>"
                        + "</p><p><button>Continue</button></p>");
        target.ifPresent(path -> page.body
                .append("<input type=\"hidden\" name=\"target\" value=\"")
                .append(escaped(path))
                .append("\">"));
        page.body.append("</form>");
        return page.response(200);
    }

    static Response refused(int status, SignInCode code, Optional<String> detail, String requestId) {
        HtmlPage page = new HtmlPage("You are not signed in");
        page.paragraph(code.cause());
        page.paragraph(code.remedy());
        detail.filter(text -> !text.isEmpty()).ifPresent(page::paragraph);
        page.paragraph("Code " + code + ", request " + requestId);
        return page.response(status);
    }

    static Response tested(TestReport report, Map<String, List<String>> claims) {
        HtmlPage page = new HtmlPage("The test is passed");
        page.paragraph(report.member()
                .map(member -> "Member " + member + " would sign in.")
                .orElse("A member would be made."));
        report.role().ifPresent(role -> page.paragraph("Role without mappings: " + role));
        report.groups().forEach(page::paragraph);
        page.body.append("<h2>Received</h2><dl>");
        claims.forEach((name, values) -> page.body
                .append("<dt>")
                .append(escaped(name))
                .append("</dt><dd>")
                .append(escaped(String.join(", ", values)))
                .append("</dd>"));
        page.body.append("</dl>");
        return page.response(200);
    }

    private void paragraph(String text) {
        body.append("<p>").append(escaped(text)).append("</p>");
    }

    private Response response(int status) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .entity("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width\"><title>"
                        + escaped(title) + " - Muster</title></head><body><main>" + body + "</main></body></html>")
                .build();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
