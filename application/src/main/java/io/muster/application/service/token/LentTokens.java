package io.muster.application.service.token;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.organization.Organizations;
import io.muster.application.port.out.simulation.ScimClient;
import io.muster.application.port.out.token.TokenRings;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.ScimToken.Ending;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * SCIM tokens that Muster lends to itself, to send requests to the organization's SCIM service over HTTP. Call a method
 * that changes tokens in a unit of work.
 */
public final class LentTokens {
    private final Organizations organizations;
    private final TokenRings tokenRings;
    private final CredentialIssuer issuer;
    private final Environment environment;
    private final String ownApi;

    /** @param ownApi the URL by which this node reaches its own API, without a slash at the end */
    public LentTokens(Ports ports, CredentialIssuer issuer, Environment environment, String ownApi) {
        this.organizations = ports.organizations();
        this.tokenRings = ports.tokenRings();
        this.issuer = issuer;
        this.environment = environment;
        this.ownApi = ownApi;
    }

    /** Returns a token that does not work before it is {@linkplain #lend lent}. */
    public CredentialText fresh() {
        return issuer.fresh(CredentialText.Kind.SCIM_TOKEN);
    }

    /** Makes the token work for a time. The caller has locked the organization, whose mode is SCIM. */
    public void lend(AdminCaller caller, OrganizationId id, CredentialText token, Duration life, Ending.Reason reason) {
        Instant now = environment.now();
        tokenRings.save(
                tokenRings.of(id, now).lend(issuer.scimToken(token, now, caller.name()), now.plus(life), reason));
    }

    /** Ends the token at once. Locks the organization. */
    public void takeBack(OrganizationId id, String publicId) {
        organizations.lock(id);
        Instant now = environment.now();
        tokenRings.save(tokenRings.of(id, now).takeBack(publicId, now));
    }

    /** Returns the organization's SCIM service on this node, with the token. */
    public ScimClient.Target target(OrganizationId id, CredentialText token, String userAgent) {
        return new ScimClient.Target(URI.create(ownApi + "/scim/" + id + "/v2"), token.text(), userAgent);
    }
}
