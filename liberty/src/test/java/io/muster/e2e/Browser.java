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
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps cookies, as a browser does on a loopback address, and follows redirects. Like a browser, it brings only cookies
 * that are not restricted to the site along when another site posts a form.
 */
final class Browser {
    private static final Pattern COOKIE = Pattern.compile("([^=]+)=([^;]*).*");
    private static final Pattern SECRET_PARAMETER = Pattern.compile("[?&](?:code|secret)=([^&]+)");

    /** Of the token in a link, what follows the ids of the organization and of what the link is for. */
    private static final Pattern LINK_SECRET = Pattern.compile("[?&]token=[^&]*\\.([^&.]+)");

    private static final Set<String> SECRET_FIELDS = Set.of("password", "repeated");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Names the address of the browser, as a proxy would: so each browser has a rate of its own. */
    static final String ADDRESS_HEADER = "X-Test-Address";

    private static final String USER_AGENT =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) " + "x".repeat(300) + " Gecko/20100101 Firefox/140.0";

    private static final AtomicInteger LAST = new AtomicInteger();

    private final int number = LAST.incrementAndGet();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> ofOtherSites = new LinkedHashMap<>();

    Map<String, String> cookies() {
        return cookies;
    }

    /** Goes on to the end of a sign-in: returns the session, or the page that refuses it. */
    String outcome(HttpResponse<String> first) throws IOException {
        HttpResponse<String> end = follow(first);
        return end.uri().getPath().equals("/console/")
                ? get(end.uri().resolve("/api/v1/session").toString(), 200)
                : end.body();
    }

    HttpResponse<String> follow(String url) throws IOException {
        return follow(send(url));
    }

    HttpResponse<String> follow(HttpResponse<String> first) throws IOException {
        HttpResponse<String> response = first;
        for (int hops = 0; response.statusCode() / 100 == 3 && hops < 10; hops++) {
            response = send(location(response));
        }
        return response;
    }

    String location(HttpResponse<String> response) {
        return response.uri()
                .resolve(response.headers().firstValue("Location").orElseThrow())
                .toString();
    }

    String get(String url, int status) throws IOException {
        HttpResponse<String> response = send(url);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response.body();
    }

    /** Returns a client of the admin API that sends what a page of the server would send with these cookies. */
    Client admin(MusterServer server) {
        return admin(server.url());
    }

    /** As {@link #admin(MusterServer)}, at a URL without a path. */
    Client admin(URI server) {
        return new Client(
                server.resolve("/api/v1").toString(),
                Map.of(
                        "Cookie", header(cookies),
                        "Content-Type", "application/json",
                        "Sec-Fetch-Site", "same-origin",
                        "X-Muster-Request", "test"));
    }

    /** Posts a form that a page of another site contains. */
    HttpResponse<String> postFromAnotherSite(String url, Map<String, String> form) throws IOException {
        return send(posting(url, form).header("Origin", "https://idp.example"), ofOtherSites);
    }

    /** Posts a form with these headers and all cookies. */
    HttpResponse<String> post(String url, Map<String, String> form, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = posting(url, form);
        headers.forEach(request::header);
        return send(request, cookies);
    }

    private static HttpRequest.Builder posting(String url, Map<String, String> form) {
        SECRET_FIELDS.stream()
                .flatMap(name -> Stream.ofNullable(form.get(name)))
                .forEach(Secrets::add);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(String url) throws IOException {
        SECRET_PARAMETER.matcher(url).results().forEach(parameter -> Secrets.add(parameter.group(1)));
        LINK_SECRET.matcher(url).results().forEach(parameter -> Secrets.add(parameter.group(1)));
        return send(HttpRequest.newBuilder(URI.create(url)), cookies);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> brought) throws IOException {
        request.header("User-Agent", USER_AGENT);
        request.header(ADDRESS_HEADER, "10.0." + number / 200 + "." + number % 200);
        if (!brought.isEmpty()) {
            request.header("Cookie", header(brought));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static String header(Map<String, String> brought) {
        return brought.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String set) {
        Matcher cookie = COOKIE.matcher(set);
        assertThat(cookie.matches()).isTrue();
        assertThat(set).contains("Secure", "HttpOnly", "Path=/");
        cookies.put(cookie.group(1), cookie.group(2));
        // a session cookie begins with the id of the organization; Liberty has one that ends with that of the node
        if (cookie.group(1).startsWith("__Host-")) {
            Secrets.add(cookie.group(2).substring(cookie.group(2).indexOf('.') + 1));
        }
        if (set.contains("SameSite=None")) {
            ofOtherSites.put(cookie.group(1), cookie.group(2));
        }
    }
}
