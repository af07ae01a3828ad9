package io.muster.domain.webhook;

import java.util.Optional;

/**
 * The result of one attempt: a status or a failure.
 *
 * @param status the HTTP status of the receiver; empty without a response
 * @param failure the reason why there is no response, as a sentence
 */
public record DeliveryResponse(Optional<Integer> status, Optional<String> failure) {
    public static final int MAX_FAILURE_LENGTH = 300;

    private static final int GONE = 410;

    public DeliveryResponse {
        if (status.isPresent() == failure.isPresent()) {
            throw new IllegalArgumentException("a result is either a status or a failure");
        }
    }

    public static DeliveryResponse status(int status) {
        return new DeliveryResponse(Optional.of(status), Optional.empty());
    }

    public static DeliveryResponse failure(String why) {
        return new DeliveryResponse(
                Optional.empty(), Optional.of(why.substring(0, Math.min(MAX_FAILURE_LENGTH, why.length()))));
    }

    public boolean delivered() {
        return status.filter(code -> code >= 200 && code < 300).isPresent();
    }

    /** Returns whether the receiver answered 410 Gone, which ends all deliveries. */
    public boolean gone() {
        return status.filter(code -> code == GONE).isPresent();
    }
}
