package io.muster.rest.http;

import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** The URLs under which clients reach this server: as configured, else as the request addressed it. */
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

    /** Returns the URL of an organization's SCIM service, without a slash at the end. */
    public String scim(UriInfo uri, String organization) {
        String addressed = uri.getBaseUri().resolve("/").toString();
        return scim(api(addressed.substring(0, addressed.length() - 1)), organization);
    }

    static String scim(String apiUrl, String organization) {
        return apiUrl + "/scim/" + organization + "/v2";
    }
}
