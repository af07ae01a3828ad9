package io.muster.application.port.in;

/**
 * One request of an identity provider.
 *
 * @param successStatus what the caller will be answered if the work succeeds; it stands in the sync log, which is
 *     written together with the work
 */
public record ScimCall(ScimCaller caller, RequestTrace trace, int successStatus) {}
