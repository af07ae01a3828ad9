package io.muster.rest.http;

import io.muster.domain.organization.OrganizationId;
import io.muster.domain.text.Uuids;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The path of a SCIM request, {@code scim/{organization}/v2/{resource}/{id}}.
 *
 * @param organization empty if the path has no organization's id or another version
 * @param id the text of the id as sent; empty without an id, and for a search
 * @param search whether the path ends in {@code .search} (RFC 7644 section 3.4.3)
 */
public record ScimPath(Optional<OrganizationId> organization, Resource resource, Optional<String> id, boolean search) {

    /** The endpoints of RFC 7644 section 3.2. */
    public enum Resource {
        USERS("Users"),
        GROUPS("Groups"),
        SERVICE_PROVIDER_CONFIG("ServiceProviderConfig"),
        RESOURCE_TYPES("ResourceTypes"),
        SCHEMAS("Schemas"),
        BULK("Bulk"),
        ME("Me"),
        /** Every other path. */
        OTHER("other");

        private final String segment;

        Resource(String segment) {
            this.segment = segment;
        }

        /** Returns the name in the path. */
        public String segment() {
            return segment;
        }

        private static Resource of(String segment) {
            return Arrays.stream(values())
                    .filter(resource -> resource != OTHER && resource.segment.equals(segment))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    /** @param segments below {@code /api/v1}, decoded and without matrix parameters; the first is {@code scim} */
    static ScimPath of(List<String> segments) {
        boolean versioned = segments.size() > 2 && segments.get(2).equals("v2");
        Optional<String> last = segments.size() > 4 ? Optional.of(segments.get(4)) : Optional.empty();
        boolean search = segments.get(segments.size() - 1).equals(".search");
        return new ScimPath(
                versioned ? Uuids.parse(segments.get(1)).map(OrganizationId::new) : Optional.empty(),
                segments.size() > 3 ? Resource.of(segments.get(3)) : Resource.OTHER,
                last.filter(id -> !id.isEmpty() && !search),
                search);
    }
}
