package io.muster.domain.connection;

import io.muster.domain.organization.OrganizationId;
import java.net.URI;

/**
 * The values that an admin copies into an identity provider. They depend on the organization only, so they are known
 * before anything is saved.
 *
 * @param api the public URL of the API, without a slash at the end
 */
public record ServiceProviderValues(String api, OrganizationId organization) {
    /** Returns the redirect URI of OpenID Connect. */
    public URI redirectUri() {
        return URI.create(api + "/oidc/" + organization + "/callback");
    }

    /** Returns the URI at which an identity provider starts a sign-in (OpenID Connect Core 4). */
    public URI initiateLoginUri() {
        return URI.create(api + "/oidc/" + organization + "/initiate");
    }

    /** Returns the SAML assertion consumer service. */
    public URI acsUrl() {
        return URI.create(api + "/saml/" + organization + "/acs");
    }

    /** Returns Muster's SAML entity id, at which its metadata is. */
    public URI entityId() {
        return URI.create(api + "/saml/" + organization + "/metadata");
    }
}
