package io.muster.fuzz;

import io.muster.fuzz.RawRequest.Framing;
import io.muster.fuzz.RawRequest.Pace;
import io.muster.fuzz.RawRequest.Surface;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes requests: mostly well-formed ones with odd contents, and some that no client would send. */
final class Requests {
    /** A value of a JSON document that has no spaces. */
    private static final Pattern VALUE = Pattern.compile(":(\"[^\"]*\"|\\d+|true|false)");

    private final Choice choice;
    private final Texts texts;
    private final Json json;
    private final Scim scim;
    private final Target target;

    /**
     * The target of an attack.
     *
     * @param organization its id
     * @param token of SCIM
     * @param key of the admin API
     * @param users ids of users that exist
     * @param groups ids of groups that exist
     * @param operations of the admin API
     */
    record Target(
            String organization,
            String token,
            String key,
            List<String> users,
            List<String> groups,
            List<Operation> operations) {}

    /**
     * An operation of the admin API, with the names of its query parameters and the example of its body, or nothing.
     */
    record Operation(String method, String path, List<String> queries, String body) {}

    Requests(Choice choice, Target target) {
        this.choice = choice;
        this.target = target;
        texts = new Texts(choice);
        json = new Json(choice, texts);
        scim = new Scim(choice, texts, json, this::id);
    }

    private String id() {
        return choice.make(
                () -> choice.of(target.users()),
                () -> choice.of(target.users()),
                () -> choice.of(target.groups()),
                () -> "00000000-0000-7000-8000-000000000000",
                texts::word,
                texts::any);
    }

    RawRequest next() {
        return choice.percent(75) ? scimRequest() : choice.percent(90) ? adminRequest() : otherRequest();
    }

    private RawRequest scimRequest() {
        String base = "/api/v1/scim/" + target.organization() + "/v2";
        String user = base + "/Users/" + choice.of(target.users());
        String group = base + "/Groups/" + choice.of(target.groups());
        return choice.make(
                () -> withBody(Surface.SCIM, "POST", base + "/Users", scim.user()),
                () -> withBody(Surface.SCIM, "PUT", user, scim.user()),
                () -> withBody(Surface.SCIM, "PATCH", user, scim.patch()),
                () -> withBody(Surface.SCIM, "PATCH", user, scim.patch()),
                () -> withBody(Surface.SCIM, "POST", base + "/Groups", scim.group()),
                () -> withBody(Surface.SCIM, "PUT", group, scim.group()),
                () -> withBody(Surface.SCIM, "PATCH", group, scim.patch()),
                () -> withBody(Surface.SCIM, "POST", base + "/Users/.search", search()),
                () -> withBody(Surface.SCIM, choice.of("POST", "PUT", "PATCH"), user, json.any(6)),
                () -> choice.percent(20)
                        ? withBody(
                                Surface.SCIM,
                                choice.of("POST", "PATCH"),
                                choice.of(user, base + "/Users"),
                                json.excessive())
                        : withBody(Surface.SCIM, "PATCH", user, scim.patch()),
                () -> without(Surface.SCIM, "GET", base + choice.of("/Users", "/Groups") + scimQuery()),
                () -> without(Surface.SCIM, "GET", base + choice.of("/Users", "/Groups") + scimQuery()),
                () -> without(Surface.SCIM, "GET", choice.of(user, group) + scimQuery()),
                () -> without(
                        Surface.SCIM,
                        choice.of("GET", "DELETE", "HEAD", "OPTIONS", "TRACE", "PURGE"),
                        base + choice.of("/Users/", "/Groups/", "/Schemas/", "/", "") + encoded(texts.any())));
    }

    private String search() {
        return Json.object(List.of(
                Json.member("filter", Json.string(scim.filter(4))),
                Json.member("startIndex", json.scalar()),
                Json.member("count", json.scalar()),
                Json.member("attributes", json.any(1))));
    }

    private String scimQuery() {
        List<String> parts = new ArrayList<>();
        if (choice.percent(70)) {
            parts.add("filter=" + encoded(scim.filter(4)));
        }
        if (choice.percent(20)) {
            parts.add(
                    choice.of("startIndex", "count", "cursor") + "=" + encoded(choice.make(texts::number, texts::any)));
        }
        if (choice.percent(20)) {
            parts.add(
                    choice.of("attributes", "excludedAttributes", "sortBy", "sortOrder") + "=" + encoded(texts.any()));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private RawRequest adminRequest() {
        Operation operation = choice.of(target.operations());
        String path = operation.path().replaceFirst("\\{id}", target.organization());
        while (path.contains("{")) {
            int from = path.indexOf('{');
            path = path.substring(0, from) + encoded(id()) + path.substring(path.indexOf('}') + 1);
        }
        String query = operation.queries().stream()
                .filter(name -> choice.percent(40))
                .map(name -> name + "=" + encoded(choice.make(texts::any, texts::number, texts::time, texts::word)))
                .reduce((one, other) -> one + "&" + other)
                .map(all -> "?" + all)
                .orElse("");
        if (operation.body().isEmpty()) {
            return without(Surface.ADMIN, operation.method(), path + query);
        }
        String body = choice.make(
                () -> oddlyFilled(operation.body()),
                () -> oddlyFilled(operation.body()),
                () -> json.any(5),
                json::excessive);
        return withBody(Surface.ADMIN, operation.method(), path + query, body);
    }

    /** Replaces values of an example by odd ones. */
    private String oddlyFilled(String example) {
        return VALUE.matcher(example)
                .replaceAll(value -> Matcher.quoteReplacement(choice.percent(40) ? ":" + json.any(2) : value.group()));
    }

    private RawRequest otherRequest() {
        return without(
                Surface.OTHER,
                "GET",
                choice.of(
                        "/health/ready",
                        "/health",
                        "/openapi",
                        "/metrics",
                        "/",
                        "/nothing",
                        "/%zz",
                        "/api/v1/version"));
    }

    private RawRequest withBody(Surface surface, String method, String path, String text) {
        String type = surface == Surface.SCIM ? "application/scim+json" : "application/json";
        String damaged = json.damaged(text);
        byte[] bytes = choice.percent(95)
                ? damaged.getBytes(StandardCharsets.UTF_8)
                : damaged.getBytes(choice.of(
                        StandardCharsets.ISO_8859_1,
                        StandardCharsets.UTF_16,
                        StandardCharsets.UTF_16LE,
                        Charset.forName("UTF-32")));
        if (choice.percent(3) && bytes.length > 0) {
            bytes[choice.below(bytes.length)] = (byte) (int) choice.of(0xC0, 0xFF, 0xED, 0x80, 0x00);
        }
        Framing framing = choice.percent(90) ? Framing.LENGTH : choice.of(Framing.CHUNKED, Framing.TOO_LONG);
        return request(surface, method, path, odd(type), bytes, framing);
    }

    private RawRequest without(Surface surface, String method, String path) {
        return request(surface, method, path, "", new byte[0], Framing.LENGTH);
    }

    private RawRequest request(Surface surface, String method, String path, String type, byte[] body, Framing framing) {
        List<String> headers = new ArrayList<>();
        headers.add("Host: 127.0.0.1\r\n");
        boolean known = surface == Surface.OTHER || choice.percent(97);
        String credential = surface == Surface.SCIM ? target.token() : target.key();
        headers.add("Authorization: "
                + (known
                        ? "Bearer " + credential
                        : choice.of("Bearer ", "bearer x", "Basic eA==", credential, "Bearer  " + credential + "x"))
                + "\r\n");
        if (!type.isEmpty()) {
            headers.add("Content-Type: " + type + "\r\n");
        }
        if (choice.percent(30)) {
            headers.add("Accept: "
                    + choice.of(
                            "*/*",
                            "application/scim+json",
                            "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                            "text/html",
                            "x",
                            ",",
                            "application/json;q=2")
                    + "\r\n");
        }
        boolean wellFormed = true;
        if (choice.percent(5)) {
            headers.add(choice.of(
                    "If-Match: \"x\"\r\n",
                    "If-Match: W/\"99999999999999999999\"\r\n",
                    "If-None-Match: *\r\n",
                    "X-Request-Id: " + "x".repeat(300) + "\r\n",
                    "X-Request-Id: a b\r\n",
                    "Accept-Encoding: gzip, x;q=9\r\n",
                    "Expect: 100-continue\r\n",
                    "Cookie: a=b; $Version=1\r\n",
                    "X-HTTP-Method-Override: DELETE\r\n"));
        } else if (choice.percent(2)) {
            wellFormed = false;
            headers.add(choice.of(
                    "Content-Encoding: gzip\r\n",
                    "Expect: x\r\n",
                    "Range: bytes=0-\r\n",
                    "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n",
                    "Bad Header\r\n",
                    "\0: \0\r\n",
                    "X: " + "y".repeat(100_000) + "\r\n",
                    "X: y\r\n".repeat(2_000),
                    "Transfer-Encoding: x\r\n",
                    "Content-Length: -1\r\n"));
        }
        String address = path;
        if (choice.percent(4)) {
            wellFormed = false;
            int at = choice.below(path.length());
            address = path.substring(0, at)
                    + choice.of(
                            "%zz", "%", "%00", "..%2F", "//", ";a=b", "%2e%2e/", "\\", "%c0%ae", "?", "#", "%ff", "|")
                    + path.substring(at);
        }
        Pace pace = choice.percent(97) ? Pace.AT_ONCE : choice.of(Pace.SLOW, Pace.CUT);
        boolean write = Stream.of("POST", "PUT", "PATCH", "DELETE").anyMatch(method::equals);
        boolean logged = surface == Surface.SCIM && write && known && wellFormed && !path.contains("/.search");
        return new RawRequest(surface, method, address, headers, body, framing, pace, wellFormed, logged);
    }

    private String odd(String type) {
        return choice.percent(94)
                ? type
                : choice.of(
                        "application/json",
                        "Application/SCIM+JSON; charset=UTF-8",
                        type + "; charset=iso-8859-1",
                        type + "; charset=nothing",
                        "text/plain",
                        "x",
                        type + ";;",
                        "multipart/form-data; boundary=x");
    }

    private String encoded(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return encoded.length() > 5_000 ? encoded.substring(0, 5_000 / 9 * 9) : encoded;
    }
}
