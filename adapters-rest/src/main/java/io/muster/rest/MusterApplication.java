package io.muster.rest;

import io.muster.domain.session.SessionCookie;
import io.muster.rest.http.OwnPages;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The JAX-RS application below {@code /api/v1}. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Muster",
                        version = "1",
                        description = "Directory sync as a service. Programs use the admin API with an API key, members"
                                + " who signed in with the session of their browser. Identity providers push"
                                + " users and groups by SCIM 2.0 with the token of an organization.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        security = {@SecurityRequirement(name = "bearer"), @SecurityRequirement(name = "session")})
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API key (mst_key_...) for the admin API, a SCIM token (mst_scim_...) for SCIM")
@SecurityScheme(
        securitySchemeName = "session",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        apiKeyName = SessionCookie.NAME,
        description = "A member who signed in in a browser; admin API only. Viewers and Developers read, Admins change."
                + " A request that changes something needs Sec-Fetch-Site: same-origin, or Origin, and the header "
                + OwnPages.REQUEST_HEADER)
public class MusterApplication extends Application {}
