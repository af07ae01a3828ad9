package io.muster.rest.http;

import java.util.Optional;

/** The URL under which clients reach this server: as configured, else as the request addressed it. */
public final class PublicUrl {
    private final Optional<String> configured;

    /** @param configured without a path and without a slash at the end; empty if none is configured */
    public PublicUrl(Optional<String> configured) {
        this.configured = configured;
    }

    /**
     * Returns the URL of the API, without a slash at the end.
     *
     * @param addressed scheme, host and port of the request, without a slash at the end
     */
    String api(String addressed) {
        return configured.orElse(addressed) + "/api/v1";
    }
}
