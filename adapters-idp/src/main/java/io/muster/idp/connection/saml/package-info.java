/**
 * The service provider of SAML 2.0 Web Browser SSO: requests, responses and metadata as functions of settings, keys and
 * time, without input and output. Section numbers refer to the OASIS standards saml-core, saml-bindings, saml-profiles
 * and saml-metadata 2.0.
 */
@NullMarked
package io.muster.idp.connection.saml;

import org.jspecify.annotations.NullMarked;
