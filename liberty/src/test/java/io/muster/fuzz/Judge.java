package io.muster.fuzz;

import io.muster.fuzz.RawHttp.Reply;
import io.muster.fuzz.RawRequest.Framing;
import io.muster.fuzz.RawRequest.Pace;
import io.muster.fuzz.RawRequest.Surface;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides whether an answer is one that the product may give to whatever was sent. */
final class Judge {
    static final Duration LIMIT = Duration.ofSeconds(2);
    /** The statuses of answers of the server itself, before the request reaches a surface. */
    private static final Set<Integer> OF_THE_PROTOCOL = Set.of(400, 404, 413, 414, 417, 431, 501, 505);

    /** Its message for control characters and malformed escapes in a path; no application can answer in its place. */
    private static final String REFUSED_BY_THE_CONTAINER = "CWWWC0005I";

    /** Its text, as {@code muster.xml} has it, for TRACE and for two dots in a name; no error page is asked. */
    private static final String FORBIDDEN_BY_THE_CONTAINER = "The request failed";

    private static final Pattern INTERNALS = Pattern.compile(
            "Exception|\tat |org\\.hibernate|SQLState|io\\.muster\\.(application|domain|idp|liberty|persistence|rest)\\.");

    private Judge() {}

    /** Returns what is wrong with the answer. */
    static Optional<String> fault(RawRequest request, Reply reply) {
        if (request.pace() == Pace.CUT) {
            return Optional.empty();
        }
        if (reply.took().compareTo(LIMIT) > 0) {
            return Optional.of("answered after " + reply.took().toMillis() + " ms");
        }
        if (reply.status() == Reply.NONE) {
            boolean mayBeClosed = !request.wellFormed() || request.framing() == Framing.TOO_LONG;
            return mayBeClosed ? Optional.empty() : Optional.of("no answer: " + reply.body());
        }
        if (!request.wellFormed() && OF_THE_PROTOCOL.contains(reply.status())) {
            return Optional.empty();
        }
        if (reply.status() == 400 && reply.body().contains(REFUSED_BY_THE_CONTAINER)) {
            return Optional.empty();
        }
        if (reply.status() == 403 && reply.body().startsWith(FORBIDDEN_BY_THE_CONTAINER)) {
            return Optional.empty();
        }
        if (reply.status() >= 500) {
            return Optional.of("a server error");
        }
        if (!reply.body().startsWith("---") && INTERNALS.matcher(reply.body()).find()) {
            return Optional.of("internals in the answer");
        }
        if (reply.status() < 400
                || request.method().equals("HEAD")
                || request.surface() == Surface.OTHER
                || !request.target().startsWith("/api/v1")) {
            return Optional.empty();
        }
        // an address that is damaged may be one of another surface
        boolean scim = request.wellFormed()
                ? request.surface() == Surface.SCIM
                : reply.header("content-type").startsWith("application/scim+json");
        return form(scim, reply);
    }

    private static Optional<String> form(boolean scim, Reply reply) {
        String type = scim ? "application/scim+json" : "application/problem+json";
        if (!reply.header("content-type").startsWith(type)) {
            return Optional.of("an error as " + reply.header("content-type"));
        }
        try (JsonReader reader = jakarta.json.Json.createReader(new StringReader(reply.body()))) {
            JsonObject error = reader.readObject();
            String detail = error.getString("detail");
            if (detail.length() > 1_000 || detail.chars().anyMatch(Character::isISOControl)) {
                return Optional.of("a detail that is too long or has control characters");
            }
            boolean formed = scim
                    ? error.getString("status").equals(Integer.toString(reply.status()))
                            && error.getJsonArray("schemas")
                                    .getString(0)
                                    .equals("urn:ietf:params:scim:api:messages:2.0:Error")
                    : error.getInt("status") == reply.status()
                            && !error.getString("code").isEmpty();
            return formed ? Optional.empty() : Optional.of("an error that lacks its form");
        } catch (JsonException | ClassCastException | NullPointerException otherForm) {
            return Optional.of("an error that is not of the surface's form");
        }
    }
}
