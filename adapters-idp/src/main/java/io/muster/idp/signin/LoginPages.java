package io.muster.idp.signin;

import io.muster.application.port.in.invitation.ManageInvitations.OpenInvitation;
import io.muster.application.port.in.password.SignInByPassword.OpenLink;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.password.Password;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.TestReport;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The pages for people who sign in. Each says what has happened, and what can be done now. */
final class LoginPages {
    private static final String LOGIN = "/api/v1/login";
    private static final String PASSWORD = "/api/v1/login/password";
    private static final String LINK = "/api/v1/login/link";

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final int UNPROCESSABLE = 422;

    /** As long as an identity provider may take. */
    private static final int RETRY_SECONDS = 15;

    private LoginPages() {}

    /** Returns the page that asks for an e-mail address. */
    static Response login(Optional<String> target) {
        HtmlPage page = new HtmlPage("Sign in")
                .text("Muster leads you to the identity provider of your organization.")
                .form(LOGIN)
                .address("E-mail address at work", Optional.empty());
        return withTarget(page, target)
                .endForm("Continue")
                .link("Break-glass owner? Sign in with a password", withTarget(PASSWORD, target))
                .response(200);
    }

    /**
     * Returns the page that asks break-glass owners for address and password. It is the same for every address.
     *
     * @param address what is known of the address
     */
    static Response password(Optional<String> address, Optional<String> target) {
        HtmlPage page = new HtmlPage("Sign in with a password")
                .text("Only break-glass owners have a password here. If you expected your identity provider, check the"
                        + " address. If it is right, its domain is not connected: ask an Admin.");
        return password(page, address, target).response(200);
    }

    /** As above, after a try that failed, for whichever reason. */
    static Response wrongPassword(Optional<String> address, Optional<String> target) {
        HtmlPage page = new HtmlPage("You are not signed in")
                .alert("Address or password is wrong, or there were too many tries. Wait some minutes and try again, or"
                        + " ask another Admin for a new password link.");
        return password(page, address, target).response(403);
    }

    private static HtmlPage password(HtmlPage page, Optional<String> address, Optional<String> target) {
        page.secretForm(PASSWORD)
                .address("E-mail address", address)
                .password("password", "Password", "current-password", Optional.empty());
        return withTarget(page, target)
                .endForm("Sign in")
                .link("Sign in with your identity provider", withTarget(LOGIN, target));
    }

    /** Returns the page of a link by which a break-glass owner sets a password. */
    static Response setPassword(OpenLink open, String token) {
        return setPassword(new HtmlPage("Set your password"), open, token).response(200);
    }

    /** As above, after a try that was refused. */
    static Response refusedPassword(OpenLink open, String token, String refusal) {
        HtmlPage page = new HtmlPage("The password is not set yet").alert(refusal);
        return setPassword(page, open, token).response(UNPROCESSABLE);
    }

    private static HtmlPage setPassword(HtmlPage page, OpenLink open, String token) {
        return page.text("You are a break-glass owner of " + open.organization()
                        + ": with this password you can sign in even if the identity provider fails.")
                .secretForm(LINK)
                .hidden("token", token)
                .account(open.address())
                .password(
                        "password",
                        "New password",
                        "new-password",
                        Optional.of(Password.MIN_LENGTH + " to " + Password.MAX_LENGTH + " characters of any kind."))
                .password("repeated", "New password again", "new-password", Optional.empty())
                .endForm("Set the password and sign in")
                .note("This link works once, until " + DAY_AND_TIME.format(open.endsAt()) + ".");
    }

    /** Returns the page of an invitation, which leads to the identity provider. */
    static Response invitation(OpenInvitation open) {
        return new HtmlPage("You are invited to " + open.organization())
                .text("Sign in as " + open.address()
                        + " at the identity provider of your organization, and you become a member.")
                .button("Continue", LOGIN + "?address=" + encoded(open.address()))
                .note("Is this not your address? Ask the Admin who invited you for another invitation.")
                .response(200);
    }

    static Response deadLink() {
        return new HtmlPage("This link does not work")
                .text("It was used before, was replaced or revoked, or has ended. Ask the Admin or the operator who"
                        + " sent it for another one.")
                .link("Sign in", LOGIN)
                .response(404);
    }

    static Response signedOut() {
        return new HtmlPage("You are signed out")
                .text("Your session here has ended. At your identity provider you may still be signed in: if others use"
                        + " this computer, sign out there, too.")
                .button("Sign in again", LOGIN)
                .response(200);
    }

    /** Returns the page of a sign-in that is refused: 503 if it could work soon, otherwise 403. */
    static Response refused(SignInCode code, String requestId, Optional<String> target) {
        HtmlPage page = new HtmlPage("You are not signed in")
                .text(code.cause())
                .text(code.remedy())
                .button("Start again", withTarget(LOGIN, target))
                .note("If you ask an Admin for help, add the code " + code + " and the request " + requestId + ".");
        return refused(page, code);
    }

    /**
     * Returns the page of a test that is refused.
     *
     * @param detail for whoever corrects the connection; may be empty
     */
    static Response refusedTest(SignInCode code, String detail, String requestId) {
        HtmlPage page = new HtmlPage("The test was refused").text(code.cause()).text(code.remedy());
        if (!detail.isEmpty()) {
            page.text(detail);
        }
        page.text("Close this tab, and make another test ready in the console.")
                .note("Code " + code + ", request " + requestId + ".");
        return refused(page, code);
    }

    private static Response refused(HtmlPage page, SignInCode code) {
        if (code != SignInCode.PROVIDER_BUSY) {
            return page.response(403);
        }
        return Response.fromResponse(page.response(503))
                .header("Retry-After", RETRY_SECONDS)
                .build();
    }

    /**
     * Returns the page of a test that was passed.
     *
     * @param report of an IT contact, it has no role
     * @param claims with their values; empty for an IT contact, who sees the names
     */
    static Response passedTest(OrganizationId organization, TestReport report, Map<String, List<String>> claims) {
        HtmlPage page = new HtmlPage("The test was passed");
        if (report.role().isEmpty()) {
            return page.text("The identity provider proved a person, with an address of a verified domain. An Admin can"
                            + " test who that is here.")
                    .text("Close this tab, and go on with the set-up.")
                    .heading("Received")
                    .text(String.join(", ", report.claims()))
                    .response(200);
        }
        page.text("Nothing was made, linked or changed. Close this tab, and go on in the console.");
        report.member()
                .ifPresentOrElse(
                        member -> page.link(
                                "See the member who would sign in",
                                "/console/organizations/" + organization + "/members/" + member),
                        () -> page.text("A new member would be made."));
        report.role().ifPresent(role -> page.text("Role: " + inWords(role)));
        report.groups().forEach(page::text);
        page.heading("Received").facts(claims);
        if (claims.size() > HtmlPage.MAX_FACTS) {
            page.note("And " + (claims.size() - HtmlPage.MAX_FACTS) + " more claims, which are not shown.");
        }
        return page.response(200);
    }

    /**
     * Returns the page of a request that failed, such as one of too many.
     *
     * @param detail a sentence without its full stop
     */
    static Response failed(int status, String detail, Optional<String> target) {
        return new HtmlPage("This did not work")
                .text(detail + ".")
                .button("Go to the sign-in page", withTarget(LOGIN, target))
                .response(status);
    }

    private static String inWords(OrgRole role) {
        return role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static HtmlPage withTarget(HtmlPage form, Optional<String> target) {
        SignInAttempt.ownPath(target).ifPresent(path -> form.hidden("target", path));
        return form;
    }

    /** Leaves a target out that would be cut in the page: half a link leads nowhere. */
    private static String withTarget(String path, Optional<String> target) {
        return SignInAttempt.ownPath(target)
                .map(to -> path + "?target=" + encoded(to))
                .filter(link -> link.length() <= HtmlPage.MAX_TEXT)
                .orElse(path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
