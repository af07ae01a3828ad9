package io.muster.idp.connection.saml;

import java.net.URI;

/**
 * Our side of a connection.
 *
 * @param entityId also the address of our metadata (saml-metadata 4.1.1)
 * @param acs the assertion consumer service, for responses by HTTP-POST
 */
public record ServiceProvider(URI entityId, URI acs) {}
