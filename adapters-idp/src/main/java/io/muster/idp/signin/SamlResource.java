package io.muster.idp.signin;

import io.muster.application.port.in.connection.DescribeServiceProvider;
import io.muster.application.port.in.signin.SignIn;
import io.muster.application.port.in.signin.SignIn.Result;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.DeviceName;
import io.muster.domain.signin.ProviderAnswer.SamlPost;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * The SAML service provider of an organization. Its consumer service takes POSTs of other sites, so neither a session
 * nor an origin protects it: the cookie of the attempt, which such a POST brings along, and the response itself do.
 */
@Path("saml/{org}")
@RequestScoped
@NullUnmarked // the container fills the fields
public class SamlResource {
    private static final String METADATA = "application/samlmetadata+xml";

    @Inject
    private SignIn signIn;

    @Inject
    private DescribeServiceProvider serviceProvider;

    @Inject
    private SignInCounter counter;

    @Inject
    private Browser browser;

    @Inject
    private Optional<DeviceName> device;

    /** Our metadata, whose address is our entity id (saml-metadata 4.1.1). */
    @GET
    @Path("metadata")
    @Operation(hidden = true)
    public Response metadata(@PathParam("org") OrganizationId organization) {
        return Response.ok(serviceProvider.metadata(organization), METADATA)
                .header("Cache-Control", "no-cache")
                .build();
    }

    /** The assertion consumer service, by HTTP-POST (saml-bindings 3.5). */
    @POST
    @Path("acs")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response consume(
            @PathParam("org") OrganizationId organization,
            @CookieParam(Cookies.ATTEMPT) @Nullable Cookie attempt,
            MultivaluedMap<String, String> form) {
        Optional<String> response = Forms.document(form, "SAMLResponse");
        if (response.isEmpty()) {
            return LoginPages.refused(SignInCode.SAML_MALFORMED, browser.requestId(), Optional.empty());
        }
        Result result = signIn.complete(
                organization,
                new SamlPost(Forms.field(form, "RelayState"), response.get()),
                Cookies.attempt(attempt),
                browser,
                device);
        counter.count("SAML", result);
        Response answer = Callbacks.answer(result, organization, browser);
        return isOfNoAttempt(result)
                ? Response.fromResponse(answer).cookie(Cookies.noAttempt()).build()
                : answer;
    }

    /** The cookie of another attempt kept an unsolicited response from starting one; the next may. */
    private static boolean isOfNoAttempt(Result result) {
        return result instanceof Result.Refused refused && refused.code() == SignInCode.SAML_UNSOLICITED;
    }
}
