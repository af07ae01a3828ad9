package io.muster.fuzz;

import io.muster.fuzz.Requests.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One organization's attempt to take the server's memory, time or connections from the others. */
final class Attack implements AutoCloseable {
    private static final int CLIENTS = 24;
    /** Of each attack, where organizations attack together: all of them have to fit into the server's connections. */
    private static final int FEW = 1;

    private final URI server;
    private final Target target;
    private final int number;
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private final List<Socket> sockets = new ArrayList<>();

    private Attack(URI server, Target target, int number) {
        this.server = server;
        this.target = target;
        this.number = number;
    }

    /** Prepares the attack of an organization that is alone. */
    static Attack alone(URI server, Target target) {
        return new Attack(server, target, CLIENTS);
    }

    /** Begins all that fills a quota, as one of several organizations. */
    static Attack together(URI server, Target target) {
        Attack attack = new Attack(server, target, FEW);
        Map<String, Consumer<Attack>> all = all();
        Stream.of(
                        "bodies a byte at a time",
                        "bodies of 2 MB in small objects",
                        "exports that nobody reads",
                        "filters of 64 terms",
                        "guesses of passwords",
                        "pairs of keys",
                        "patches of one user at once")
                .forEach(name -> Objects.requireNonNull(all.get(name)).accept(attack));
        return attack;
    }

    /** All attacks by name; each starts at once and goes on until it is closed. */
    static Map<String, Consumer<Attack>> all() {
        Map<String, Consumer<Attack>> all = new TreeMap<>();
        all.put("probes without a pause", attack -> attack.flood("GET", attack.scim("/Users?count=1"), ""));
        all.put("wrong tokens without a pause", attack -> attack.flood("GET", attack.scim("/Users?x"), ""));
        all.put(
                "filters of 64 terms",
                attack -> attack.flood("GET", attack.scim("/Users?filter=" + encoded(terms())), ""));
        all.put(
                "late pages, sorted",
                attack -> attack.flood(
                        "GET", attack.scim("/Users?startIndex=900000&sortBy=name.familyName&count=200"), ""));
        all.put(
                "bodies of 2 MB in small objects",
                attack -> attack.flood(
                        "POST",
                        attack.scim("/Users"),
                        "{\"userName\":\"x\",\"emails\":[" + "{},".repeat(650_000) + "{}]}"));
        all.put(
                "patches with 20,000 addresses",
                attack -> attack.flood(
                        "PATCH", attack.scim("/Users/" + attack.target.users().get(0)), patchOfTexts()));
        all.put(
                "refusals of 1.5 MB",
                attack -> attack.flood(
                        "PATCH",
                        attack.scim("/Users/" + attack.target.users().get(1)),
                        "{\"Operations\":[{\"op\":\"" + "A".repeat(1_500_000) + "\"}]}"));
        all.put(
                "patches of one user at once",
                attack -> attack.flood(
                        "PATCH",
                        attack.scim("/Users/" + attack.target.users().get(2)),
                        number -> "{\"Operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"" + number
                                + "\"}]}"));
        all.put(
                "explained access of everybody",
                attack -> attack.flood("GET", attack.admin("/access?limit=500&explain=true"), ""));
        all.put("exports of the sync log", attack -> attack.flood("GET", attack.admin("/sync-log/export"), ""));
        all.put("readiness without a pause", attack -> attack.flood("GET", attack.server.resolve("/health/ready"), ""));
        all.put("exports of the organization", attack -> attack.flood("GET", attack.admin("/export"), ""));
        all.put(
                "patches of long texts alike",
                attack -> attack.flood(
                        "PATCH", attack.scim("/Users/" + attack.target.users().get(3)), patchOfLongTexts()));
        all.put(
                "guesses of passwords",
                attack -> attack.forms(
                        "/password",
                        number -> Map.of(
                                "address",
                                "owner" + number % 7 + "@target.example",
                                "password",
                                "guess number " + number)));
        all.put(
                "passwords with endless addresses",
                attack ->
                        attack.forms("/password", number -> Map.of("address", "\"".repeat(690_000), "password", "x")));
        all.put(
                "guesses of password links",
                attack -> attack.forms(
                        "/link",
                        number -> Map.of(
                                "token",
                                attack.link(number),
                                "password",
                                "kettle orbit lamp",
                                "repeated",
                                "kettle orbit lamp")));
        all.put(
                "guesses of invitations",
                attack -> attack.flood(
                        "GET", attack.server.resolve("/api/v1/login/invitation?token=" + attack.link(1)), ""));
        all.put("pairs of keys", Attack::pairsOfKeys);
        all.put("bodies a byte at a time", Attack::slowBodies);
        all.put("answers that nobody reads", attack -> attack.slowReaders("/sync-log?limit=500"));
        all.put("exports that nobody reads", attack -> attack.slowReaders("/export"));
        return all;
    }

    private static String terms() {
        return IntStream.range(0, 64)
                .mapToObj(term -> "displayName co \"term" + term + "\"")
                .collect(Collectors.joining(" or "));
    }

    private static String patchOfTexts() {
        return "{\"Operations\":[{\"op\":\"add\",\"path\":\"emails\",\"value\":["
                + IntStream.range(0, 20_000).mapToObj(n -> "\"n" + n + "\"").collect(Collectors.joining(",")) + "]}]}";
    }

    private static String patchOfLongTexts() {
        return "{\"Operations\":["
                + IntStream.range(0, 10)
                        .mapToObj(operation -> "{\"op\":\"add\",\"path\":\"phoneNumbers\",\"value\":["
                                + IntStream.range(0, 98)
                                        .mapToObj(n -> "\"" + "a".repeat(2_000) + operation + n + "\"")
                                        .collect(Collectors.joining(","))
                                + "]}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    /** Returns a link with a secret that is guessed. */
    private String link(long number) {
        return target.organization() + "." + target.users().get(0) + "." + String.format(Locale.ROOT, "%043d", number);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private URI scim(String path) {
        return server.resolve("/api/v1/scim/" + target.organization() + "/v2" + path);
    }

    private URI admin(String path) {
        return server.resolve("/api/v1/organizations/" + target.organization() + path);
    }

    private void flood(String method, URI uri, String body) {
        flood(method, uri, number -> body);
    }

    private void flood(String method, URI uri, LongFunction<String> body) {
        boolean wrong = uri.toString().endsWith("?x");
        String credential =
                uri.getPath().contains("/scim/") ? wrong ? target.token() + "x" : target.token() : target.key();
        flood(number -> {
            String text = body.apply(number);
            return HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + credential)
                    .header("Content-Type", "application/scim+json")
                    .method(method, text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
        });
    }

    /** Posts forms to a page of the sign-in, as this server's own page does. */
    private void forms(String page, LongFunction<Map<String, String>> fields) {
        flood(number -> HttpRequest.newBuilder(server.resolve("/api/v1/login" + page))
                .header("Origin", server.resolve("/").toString().replaceAll("/$", ""))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.apply(number).entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")))));
    }

    private void flood(LongFunction<HttpRequest.Builder> requests) {
        AtomicLong numbers = new AtomicLong();
        for (int client = 0; client < number; client++) {
            clients.execute(() -> {
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                while (!over.get()) {
                    answered(
                            http,
                            requests.apply(numbers.incrementAndGet())
                                    .timeout(Duration.ofSeconds(60))
                                    .build());
                }
            });
        }
    }

    private void answered(HttpClient http, HttpRequest request) {
        try {
            count(http.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException unanswered) {
            count(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(int status) {
        statuses.computeIfAbsent(status, any -> new AtomicLong()).incrementAndGet();
    }

    /** Makes second pairs of keys, which every other request removes, so that there is one to make. */
    private void pairsOfKeys() {
        URI metadata = server.resolve("/api/v1/saml/" + target.organization() + "/metadata");
        answered(HttpClient.newHttpClient(), HttpRequest.newBuilder(metadata).build());
        URI pairs = admin("/connection/service-keys");
        URI second = admin("/connection/service-keys/other");
        flood(number -> HttpRequest.newBuilder(number % 2 == 1 ? pairs : second)
                .header("Authorization", "Bearer " + target.key())
                .method(number % 2 == 1 ? "POST" : "DELETE", BodyPublishers.noBody()));
    }

    private void slowBodies() {
        for (int client = 0; client < number * 4; client++) {
            open("POST " + scim("/Users").getPath() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + target.token()
                    + "\r\nContent-Type: application/scim+json\r\nContent-Length: 100000\r\n\r\n{");
        }
        clients.execute(() -> {
            while (!over.get()) {
                sockets.forEach(socket -> write(socket, " "));
                pause();
            }
        });
    }

    private void slowReaders(String path) {
        for (int client = 0; client < number * 4; client++) {
            open("GET " + admin("").getPath() + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + target.key()
                    + "\r\n\r\n");
        }
    }

    private void open(String begin) {
        Socket socket = new Socket();
        try {
            socket.setReceiveBufferSize(1_024);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()), 5_000);
        } catch (IOException refused) {
            count(0);
        }
        sockets.add(socket);
        write(socket, begin);
    }

    private void write(Socket socket, String text) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (IOException closedByTheServer) {
            count(0);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the attack and returns how often each status was answered; 0 is no answer. */
    Map<Integer, Long> end() throws InterruptedException {
        close();
        clients.awaitTermination(70, TimeUnit.SECONDS);
        return new TreeMap<>(
                statuses.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, count -> count.getValue()
                        .get())));
    }

    @Override
    public void close() {
        over.set(true);
        clients.shutdown();
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException gone) {
                count(0);
            }
        }
    }
}
