package io.muster.idp.demo;

import java.util.List;

/** The pages of the provider: HTML without scripts, with the style sheets of the console that is demonstrated. */
final class DemoPage {
    static final String POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final String TITLE = "Demonstration identity provider";

    private DemoPage() {}

    /**
     * Returns the page that lists the people.
     *
     * @param query the authentication request, which each link repeats
     */
    static String people(List<DemoPerson> people, String query) {
        StringBuilder list = new StringBuilder();
        for (DemoPerson person : people) {
            list.append("<li><div class=\"finding\"><p><strong>")
                    .append(escaped(person.name()))
                    .append("</strong>, ")
                    .append(escaped(person.email()))
                    .append("</p><p class=\"soft\">")
                    .append(escaped(person.note()))
                    .append("</p></div><a class=\"button\" href=\"?")
                    .append(escaped(query))
                    .append("&amp;person=")
                    .append(escaped(person.id()))
                    .append("\">Sign in as ")
                    .append(escaped(person.givenName()))
                    .append("</a></li>");
        }
        return page("<div class=\"notice warn\"><div><p>This page is in the place of Okta, Entra or Keycloak. It exists"
                + " only while Muster runs as a demonstration, and answers only to this computer.</p></div></div>"
                + "<p>Nobody has a password here: choose who you are.</p><ul class=\"rows\">" + list + "</ul>");
    }

    static String refused(String error) {
        return page("<p>Muster did not send this request, or you have gone back to it. Error " + escaped(error)
                + ".</p><a class=\"button primary\" href=\"/api/v1/login\">Start at Muster's sign-in page</a>");
    }

    private static String page(String content) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="stylesheet" href="/console/style/tokens.css">
                <link rel="stylesheet" href="/console/style/ui.css">
                <link rel="stylesheet" href="/console/style/pages.css">
                </head>
                <body>
                <main class="single-card"><div class="card"><div class="inside">
                <h1>%s</h1>
                %s
                </div></div></main>
                </body>
                </html>
                """.formatted(TITLE, TITLE, content);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
