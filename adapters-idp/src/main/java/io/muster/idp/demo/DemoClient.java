package io.muster.idp.demo;

import java.net.URI;

/**
 * The only relying party of the provider.
 *
 * @param initiateLoginUri starts a sign-in (OpenID Connect Core 4); has a query already
 */
public record DemoClient(String id, String secret, URI redirectUri, URI initiateLoginUri) {
    /** Leaves the secret out, so that no log contains it. */
    @Override
    public String toString() {
        return "DemoClient[" + id + "]";
    }
}
