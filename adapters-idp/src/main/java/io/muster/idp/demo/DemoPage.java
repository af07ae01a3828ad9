package io.muster.idp.demo;

import java.util.List;

/** The pages of the provider: HTML without scripts, styles and images. */
final class DemoPage {
    static final String POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

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
            list.append("<li><p><a href=\"?")
                    .append(escaped(query))
                    .append("&amp;person=")
                    .append(escaped(person.id()))
                    .append("\">Sign in as ")
                    .append(escaped(person.givenName()))
                    .append("</a></p><p>")
                    .append(escaped(person.name() + ", " + person.email() + ". " + person.note()))
                    .append("</p></li>");
        }
        return page("<p>This page is in the place of Okta, Entra or Keycloak. It exists only while Muster runs as a"
                + " demonstration, and answers only to this computer. Nobody has a password here: choose who you"
                + " are.</p><ul>" + list + "</ul>");
    }

    static String refused(String error) {
        return page("<p>Muster did not send this request. Start at its sign-in page.</p><p>Error " + escaped(error)
                + "</p>");
    }

    private static String page(String content) {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + TITLE
                + "</title></head><body><main><h1>" + TITLE + "</h1>" + content + "</main></body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
