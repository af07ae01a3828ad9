package io.muster.idp.connection.oidc;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The part of a discovery document that sign-ins use (OpenID Connect Discovery 3). It is much smaller than the parsed
 * document.
 *
 * @param statesIssuer whether each answer names the issuer (RFC 9207)
 * @param checksPkce whether the provider states that it checks the method S256
 * @param clientAuthentication the accepted methods; empty if the document states none
 */
record ProviderEndpoints(
        URI authorization,
        URI token,
        URI keys,
        Optional<URI> userInfo,
        boolean statesIssuer,
        boolean checksPkce,
        List<ClientAuthenticationMethod> clientAuthentication) {

    static ProviderEndpoints of(OIDCProviderMetadata metadata) {
        return new ProviderEndpoints(
                metadata.getAuthorizationEndpointURI(),
                metadata.getTokenEndpointURI(),
                metadata.getJWKSetURI(),
                Optional.ofNullable(metadata.getUserInfoEndpointURI()),
                metadata.supportsAuthorizationResponseIssuerParam(),
                Optional.ofNullable(metadata.getCodeChallengeMethods())
                        .filter(methods -> methods.contains(CodeChallengeMethod.S256))
                        .isPresent(),
                Optional.ofNullable(metadata.getTokenEndpointAuthMethods()).orElse(List.of()));
    }
}
