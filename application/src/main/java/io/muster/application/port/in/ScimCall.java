package io.muster.application.port.in;

/**
 * One request of an identity provider.
 *
 * @param successStatus the status of the answer if the work succeeds; the sync log stores it together with the work
 */
public record ScimCall(ScimCaller caller, RequestTrace trace, int successStatus) {}
