package io.muster.idp.signin;

import io.muster.application.port.in.invitation.ManageInvitations.OpenInvitation;
import io.muster.application.port.in.password.SignInByPassword.OpenLink;
import io.muster.domain.password.Password;
import io.muster.domain.problem.Quoted;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.TestReport;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plain pages for people who sign in: HTML without scripts, styles and images. */
final class HtmlPage {
    /** The policy of pages, without form-action: that would block the redirect of the form to the identity provider. */
    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    /** A word that does not fit into a window of 320 pixels; browsers break others at their hyphens. */
    private static final Pattern LONG_WORD = Pattern.compile("[^\\s-]{28}");

    /** RESTEasy escapes the HTML of a 400. */
    private static final int UNPROCESSABLE = 422;

    /** As long as an identity provider may take. */
    private static final int RETRY_SECONDS = 15;

    /** Passwords go to this server only. */
    private static final String OWN_FORMS = POLICY + "; form-action 'self'";

    /** Characters of one text that a page quotes. */
    static final int MAX_TEXT = 2_048;
    /** Claims that a page shows. */
    static final int MAX_CLAIMS = 100;

    static final String LOGIN = "/api/v1/login";
    static final String PASSWORD = "/api/v1/login/password";
    static final String LINK = "/api/v1/login/link";

    private final StringBuilder body = new StringBuilder();
    private final String title;

    private HtmlPage(String title) {
        this.title = title;
        body.append("<h1>").append(escaped(title)).append("</h1>");
    }

    /** Returns the page that asks for an e-mail address. */
    static Response login(Optional<String> target) {
        HtmlPage page = new HtmlPage("Sign in");
        page.paragraph("Muster leads you to the identity provider of your organization.");
        page.body.append(
                "<form method=\"get\" action=\"/api/v1/login\"><p><label for=\"address\">E-mail address at work</label>"
                        + "</p><p><input id=\"address\" name=\"address\" type=\"email\" autocomplete=\"username\" required>"
                        + "</p><p><button>Continue</button></p>");
        SignInAttempt.ownPath(target).ifPresent(path -> page.body
                .append("<input type=\"hidden\" name=\"target\" value=\"")
                .append(escaped(path))
                .append("\">"));
        page.body.append("</form>");
        page.link("Break-glass owner? Sign in with a password", withTarget(PASSWORD, target));
        return page.response(200);
    }

    /**
     * Returns the page that asks break-glass owners for address and password. It is the same for every address.
     *
     * @param address what is known of the address
     */
    static Response password(Optional<String> address, Optional<String> target) {
        return password("Sign in with a password", address, target, 200);
    }

    /** As above, after a try that failed, for whichever reason. */
    static Response wrongPassword(Optional<String> address, Optional<String> target) {
        return password("You are not signed in", address, target, 403);
    }

    private static Response password(String title, Optional<String> address, Optional<String> target, int status) {
        HtmlPage page = new HtmlPage(title);
        if (status == 200) {
            page.paragraph("Only break-glass owners have a password here. If your organization uses single sign-on and"
                    + " you came here by your e-mail address, its domain is not connected: ask an Admin.");
        } else {
            page.alert("Address or password is wrong, or there were too many tries. Wait some minutes, or ask another"
                    + " Admin for a new password link.");
        }
        page.form(PASSWORD);
        page.input("address", "E-mail address", "email", "username", address);
        page.input("password", "Password", "password", "current-password", Optional.empty());
        SignInAttempt.ownPath(target).ifPresent(path -> page.hidden("target", path));
        page.endForm("Sign in");
        page.link("Sign in with your identity provider", withTarget(LOGIN, target));
        return page.response(status, OWN_FORMS, "same-origin");
    }

    /** Returns the page of a link by which a break-glass owner sets a password. */
    static Response setPassword(OpenLink open, String token, Optional<String> refusal) {
        HtmlPage page = new HtmlPage(refusal.isPresent() ? "The password is not set yet" : "Set your password");
        refusal.ifPresent(page::alert);
        page.paragraph("You are a break-glass owner of " + open.organization() + ". With this password you sign in even"
                + " if the identity provider fails. It needs " + Password.MIN_LENGTH + " to " + Password.MAX_LENGTH
                + " characters of any kind. The link works once, until " + open.endsAt() + ".");
        page.form(LINK);
        page.hidden("token", token);
        page.body
                .append("<p><label for=\"address\">E-mail address</label></p><p><input id=\"address\" type=\"email\" ")
                .append("autocomplete=\"username\" readonly value=\"")
                .append(escaped(open.address()))
                .append("\"></p>");
        page.input("password", "New password", "password", "new-password", Optional.empty());
        page.input("repeated", "New password again", "password", "new-password", Optional.empty());
        page.endForm("Set the password and sign in");
        return page.response(refusal.isPresent() ? UNPROCESSABLE : 200, OWN_FORMS, "same-origin");
    }

    /** Returns the page of an invitation, which leads to the identity provider. */
    static Response invitation(OpenInvitation open) {
        HtmlPage page = new HtmlPage("You are invited to " + open.organization());
        page.paragraph(
                "Sign in as " + open.address() + " at your organization's identity provider to become a member.");
        page.link(
                "Continue",
                LOGIN + "?address=" + URLEncoder.encode(open.address(), StandardCharsets.UTF_8)
                        + "&target=%2Fconsole%2F");
        return page.response(200);
    }

    static Response deadLink() {
        HtmlPage page = new HtmlPage("This link does not work");
        page.paragraph("It was used before, was replaced or revoked, or has ended. Ask the Admin or the operator who"
                + " sent it for another one.");
        page.link("Sign in", LOGIN);
        return page.response(404);
    }

    static Response signedOut() {
        HtmlPage page = new HtmlPage("You are signed out");
        page.paragraph("Your session here has ended. At your identity provider you may still be signed in.");
        page.link("Sign in again", LOGIN);
        return page.response(200);
    }

    /** Returns the page of a sign-in that is refused: 503 if it could work soon, otherwise 403. */
    static Response refused(SignInCode code, Optional<String> detail, String requestId) {
        if (code != SignInCode.PROVIDER_BUSY) {
            return refused(403, code, detail, requestId);
        }
        return Response.fromResponse(refused(503, code, detail, requestId))
                .header("Retry-After", RETRY_SECONDS)
                .build();
    }

    static Response refused(int status, SignInCode code, Optional<String> detail, String requestId) {
        HtmlPage page = new HtmlPage("You are not signed in");
        page.paragraph(code.cause());
        page.paragraph(code.remedy());
        detail.filter(text -> !text.isEmpty()).ifPresent(page::paragraph);
        page.paragraph("Code " + code + ", request " + requestId);
        page.link("Start again", LOGIN);
        return page.response(status);
    }

    /**
     * Returns the page of a test that was passed.
     *
     * @param report of an IT contact, it has no role
     * @param claims with their values; empty for an IT contact, who sees the names
     */
    static Response tested(TestReport report, Map<String, List<String>> claims) {
        HtmlPage page = new HtmlPage("The test is passed");
        if (report.role().isEmpty()) {
            page.paragraph("The identity provider proved a person, with an address of a verified domain. An Admin can"
                    + " test who that is here.");
            page.body.append("<h2>Received</h2>");
            page.paragraph(String.join(", ", report.claims()));
            return page.response(200);
        }
        page.paragraph(report.member()
                .map(member -> "Member " + member + " would sign in.")
                .orElse("A member would be made."));
        report.role().ifPresent(role -> page.paragraph("Role without mappings: " + role));
        report.groups().forEach(page::paragraph);
        page.body.append("<h2>Received</h2><dl>").append(listed(claims)).append("</dl>");
        if (claims.size() > MAX_CLAIMS) {
            page.paragraph("And " + (claims.size() - MAX_CLAIMS) + " more claims, which are not shown.");
        }
        return page.response(200);
    }

    /** Returns the first {@value #MAX_CLAIMS} claims as the items of a list. */
    static String listed(Map<String, List<String>> claims) {
        return claims.entrySet().stream()
                .limit(MAX_CLAIMS)
                .map(claim -> "<dt>" + breakable(claim.getKey()) + "</dt><dd>"
                        + breakable(String.join(", ", claim.getValue())) + "</dd>")
                .collect(Collectors.joining());
    }

    /** Writes what went wrong; screen readers say it first. */
    private void alert(String text) {
        body.append("<p id=\"wrong\" role=\"alert\">").append(escaped(text)).append("</p>");
    }

    private void link(String text, String path) {
        body.append("<p><a href=\"")
                .append(escaped(path))
                .append("\">")
                .append(escaped(text))
                .append("</a></p>");
    }

    private void form(String action) {
        body.append("<form method=\"post\" action=\"").append(action).append("\">");
    }

    private void hidden(String name, String value) {
        body.append("<input type=\"hidden\" name=\"")
                .append(name)
                .append("\" value=\"")
                .append(escaped(value))
                .append("\">");
    }

    private void input(String name, String label, String type, String autocomplete, Optional<String> value) {
        String id = "<label for=\"" + name + "\">" + escaped(label) + "</label>";
        body.append("<p>").append(id).append("</p><p><input required id=\"").append(name);
        body.append("\" name=\"").append(name).append("\" type=\"").append(type);
        body.append("\" autocomplete=\"").append(autocomplete).append('"');
        value.ifPresent(text -> body.append(" value=\"").append(escaped(text)).append('"'));
        body.append("></p>");
    }

    private void endForm(String button) {
        body.append("<p><button>").append(escaped(button)).append("</button></p></form>");
    }

    private static String withTarget(String path, Optional<String> target) {
        return path
                + SignInAttempt.ownPath(target)
                        .map(to -> "?target=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
                        .orElse("");
    }

    private void paragraph(String text) {
        body.append("<p>").append(breakable(text)).append("</p>");
    }

    private Response response(int status) {
        return response(status, POLICY, "no-referrer");
    }

    /** @param referrer with "no-referrer", browsers send no Origin with a form */
    private Response response(int status, String policy, String referrer) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", referrer)
                .header("Cache-Control", "no-store")
                .entity("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width\"><title>"
                        + escaped(title) + " - Muster</title></head><body><main>" + body + "</main></body></html>")
                .build();
    }

    /** Cuts and escapes text as {@link #escaped}; its long words may be broken, since no styles say so. */
    private static String breakable(String text) {
        String quoted = Quoted.of(text, MAX_TEXT);
        StringBuilder parts = new StringBuilder();
        Matcher word = LONG_WORD.matcher(quoted);
        int begin = 0;
        while (word.find()) {
            parts.append(escaped(quoted.substring(begin, word.end()))).append("<wbr>");
            begin = word.end();
        }
        return parts.append(escaped(quoted.substring(begin))).toString();
    }

    /** Cuts the text after {@value #MAX_TEXT} characters: escaped, it can be six times as long. */
    static String escaped(String text) {
        return Quoted.of(text, MAX_TEXT)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
