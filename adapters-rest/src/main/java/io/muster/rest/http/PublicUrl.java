package io.muster.rest.http;

/**
 * The URL by which clients reach this server. It is a setting, and never taken from a request: a client could
 * otherwise forge locations by the Host header.
 *
 * @param value without a path and without a slash at the end
 */
public record PublicUrl(String value) {
    /** Returns the URL of the API, without a slash at the end. */
    public String api() {
        return value + "/api/v1";
    }
}
