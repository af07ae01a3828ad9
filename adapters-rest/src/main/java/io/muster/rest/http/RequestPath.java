package io.muster.rest.http;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.text.Uuids;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The path of a request, parsed once.
 *
 * @param organization the organization that the path names; empty if it names none
 * @param scim empty on every other surface
 */
public record RequestPath(Surface surface, Optional<OrganizationId> organization, Optional<ScimPath> scim) {
    private static final String ROOT = "/api/v1/";
    private static final Pattern ESCAPED_SLASH = Pattern.compile("%(2[Ff]|5[Cc])");
    /** The first segments whose second one is an organization. */
    private static final Set<String> BELOW_ORGANIZATION = Set.of("organizations", "oidc", "saml");

    /**
     * Returns the path as it was sent, if the server has resolved it to one of another surface. The server decodes
     * escaped slashes before it resolves dots, so that dots between such slashes lead out of an id.
     *
     * @param sent from the root of the server, not decoded
     */
    static Optional<RequestPath> onAnotherSurface(String sent, RequestPath resolved) {
        if (!ESCAPED_SLASH.matcher(sent).find()) {
            return Optional.empty();
        }
        RequestPath path = parse(sent);
        return path.surface() == resolved.surface() ? Optional.empty() : Optional.of(path);
    }

    /** @param path from the root of the server, decoded */
    static RequestPath parse(String path) {
        List<String> segments = Arrays.stream(
                        path.substring(Math.min(ROOT.length(), path.length())).split("/", -1))
                .map(segment -> segment.split(";", 2)[0])
                .toList();
        Surface surface = Surface.of(segments.get(0));
        if (surface == Surface.SCIM) {
            ScimPath scim = ScimPath.of(segments);
            return new RequestPath(surface, scim.organization(), Optional.of(scim));
        }
        boolean named = segments.size() > 1 && BELOW_ORGANIZATION.contains(segments.get(0));
        return new RequestPath(
                surface,
                named ? Uuids.parse(segments.get(1)).map(OrganizationId::new) : Optional.empty(),
                Optional.empty());
    }
}
