package io.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.idp.testing.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The part of a browser that Keycloak sees: its cookies, its pages, and the form that asks for name and password. */
final class KeycloakLogin {
    private static final Pattern FORM = Pattern.compile("(?is)<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile("(?is)<input[^>]*name=\"(\\w+)\"[^>]*value=\"([^\"]*)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final UnaryOperator<String> route;

    /** @param route makes the address that a request is sent to */
    KeycloakLogin(UnaryOperator<String> route) {
        this.route = route;
    }

    /** The form with which a SAML identity provider sends the browser back. */
    record Form(String action, Map<String, String> fields) {}

    /** Enters name and password, unless Keycloak knows the browser, and returns the address to which it redirects. */
    String callback(String authenticationUrl, String name) throws IOException {
        HttpResponse<String> answer = authenticated(authenticationUrl, name);
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Enters name and password, and returns the form that the browser would post. */
    Form form(String authenticationUrl, String name) throws IOException {
        String page = authenticated(authenticationUrl, name).body();
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(page);
        while (field.find()) {
            fields.put(field.group(1), unescaped(field.group(2)));
        }
        assertThat(fields).as(page).containsKey("SAMLResponse");
        Secrets.add(Objects.requireNonNull(fields.get("SAMLResponse")));
        return new Form(action(page), fields);
    }

    private HttpResponse<String> authenticated(String authenticationUrl, String name) throws IOException {
        HttpResponse<String> first = send(HttpRequest.newBuilder(URI.create(route.apply(authenticationUrl))));
        if (first.statusCode() != 200 || !first.body().contains("kc-form-login")) {
            return first;
        }
        String credentials = "username=" + name + "&password=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(URI.create(route.apply(action(first.body()))))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(credentials)));
    }

    private static String action(String page) {
        Matcher form = FORM.matcher(page);
        assertThat(form.find()).as(page).isTrue();
        return unescaped(form.group(1));
    }

    private static String unescaped(String html) {
        return html.replace("&#x2F;", "/")
                .replace("&#x3D;", "=")
                .replace("&#61;", "=")
                .replace("&amp;", "&");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            for (String set : response.headers().allValues("Set-Cookie")) {
                String[] pair = set.split(";", 2)[0].split("=", 2);
                if (set.contains("Max-Age=0")) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            return response;
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }
}
