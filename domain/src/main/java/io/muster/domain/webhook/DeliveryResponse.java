package io.muster.domain.webhook;

import java.util.Optional;

/**
 * What came of one attempt.
 *
 * @param status the receiver's HTTP status, if it answered
 * @param failure why there is none, in words
 */
public record DeliveryResponse(Optional<Integer> status, Optional<String> failure) {
    public static final int MAX_FAILURE_LENGTH = 300;

    private static final int GONE = 410;

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

    /** The receiver says that it will never want anything again. */
    public boolean gone() {
        return status.filter(code -> code == GONE).isPresent();
    }
}
