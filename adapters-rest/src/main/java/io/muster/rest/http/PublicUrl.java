package io.muster.rest.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;

/** How clients reach this server: as configured, else as the request at hand did. */
@ApplicationScoped
@NullUnmarked // the container fills the fields
public class PublicUrl {
    @Inject
    @ConfigProperty(name = "MUSTER_PUBLIC_URL")
    private Optional<String> configured;

    /** The admin API, without a slash at the end. */
    public String api(UriInfo uri) {
        return configured
                        .map(String::strip)
                        .filter(url -> !url.isEmpty())
                        .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                        .orElseGet(
                                () -> uri.getBaseUri().resolve("/").toString().replaceFirst("/$", ""))
                + "/api/v1";
    }

    /** An organization's SCIM service, without a slash at the end. */
    public String scim(UriInfo uri, String organization) {
        return api(uri) + "/scim/" + organization + "/v2";
    }
}
