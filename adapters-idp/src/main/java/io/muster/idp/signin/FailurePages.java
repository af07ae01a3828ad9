package io.muster.idp.signin;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;

/**
 * Shows browsers a failure of the sign-in surface as a page, such as too many requests. Only this surface has failures
 * in plain text, which other clients get as it is.
 */
@Provider
@Singleton
public class FailurePages implements ContainerResponseFilter {
    /** The first is for clients that accept both equally. */
    private static final List<Variant> FORMS = Variant.mediaTypes(MediaType.TEXT_PLAIN_TYPE, MediaType.TEXT_HTML_TYPE)
            .build();

    /** The parameters that name the page to come back to: ours, and that of OpenID Connect Core 4. */
    private static final List<String> TARGETS = List.of("target", "target_link_uri");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 400 || !MediaType.TEXT_PLAIN_TYPE.isCompatible(response.getMediaType())) {
            return;
        }
        response.getHeaders().add("Vary", "Accept");
        Variant wanted = request.getRequest().selectVariant(FORMS);
        if (wanted == null || !wanted.getMediaType().equals(MediaType.TEXT_HTML_TYPE)) {
            return;
        }
        Response page = LoginPages.failed(
                response.getStatus(),
                response.getEntity().toString().strip(),
                target(request.getUriInfo().getQueryParameters()));
        response.setEntity(page.getEntity(), response.getEntityAnnotations(), page.getMediaType());
        page.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
    }

    private static Optional<String> target(MultivaluedMap<String, String> query) {
        return TARGETS.stream()
                .flatMap(name -> query.getOrDefault(name, List.of()).stream())
                .findFirst();
    }
}
