package io.muster.application.port.out.simulation;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** Sends SCIM requests as an identity provider does. */
@FunctionalInterface
public interface ScimClient {
    /** Returns what came; never throws for a server that does not answer. Takes at most half a minute. */
    Reply send(Target target, Request request);

    /**
     * A SCIM service.
     *
     * @param base its base URL, without a slash at the end
     */
    record Target(URI base, String token, String userAgent) {
        /** Returns text without the token. */
        @Override
        public String toString() {
            return "Target[" + base + "]";
        }
    }

    /**
     * A request.
     *
     * @param target path and query below the base URL, encoded
     * @param requestId the X-Request-Id
     */
    record Request(
            String method, String target, Optional<String> body, Optional<String> ifMatch, Optional<String> requestId) {
        public Request(String method, String target, Optional<String> body) {
            this(method, target, body, Optional.empty(), Optional.empty());
        }
    }

    /** The answer of the server, or the reason why there is none. */
    sealed interface Reply {
        /** @param why as a sentence without its point */
        record NoAnswer(String why) implements Reply {}

        /**
         * An answer.
         *
         * @param value returns the value at a JSON pointer: text without quotation marks, anything else as JSON; empty
         *     if there is none or the body is not JSON
         */
        record Answered(int status, String body, Function<String, Optional<String>> value) implements Reply {}
    }
}
