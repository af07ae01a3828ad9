package io.muster.domain.synclog;

import io.muster.domain.problem.Problem;

/** An act by which an admin can remedy a refused request. */
public enum Remedy {
    RESTART_PROVISIONING("The identity provider refers to a resource that was deleted or never existed here. "
            + "Restart provisioning in the identity provider so that it looks the resource up again."),
    RESOLVE_DUPLICATE("Another member or group already uses this name, external id or e-mail address. "
            + "Change one of the two in the identity provider, or remove the other one here."),
    CORRECT_VALUE("Correct the value or its attribute mapping in the identity provider."),
    VERIFY_DOMAIN("Verify the domain under Identity and access, or let the identity provider send an address of a "
            + "verified domain."),
    CHECK_ATTRIBUTE_MAPPINGS("The identity provider sent a request that can't be understood. Check its attribute "
            + "mappings; if they are right, send the request id to support."),
    SEND_LESS("Let the identity provider send fewer changes in one request."),
    DECIDE_AGAIN("Read the present state, and decide again."),
    AWAIT_RETRY("The resource changed in between; the identity provider will retry with the present version."),
    KEEP_AN_ADMIN("Give the Admin role to another active member, or take the break-glass mark away, "
            + "then let the identity provider try again."),
    KEEP_IDENTITY("Let the identity provider send the userName and primary e-mail address that the break-glass owner "
            + "has here, or take the break-glass mark away, then let it try again."),
    CHECK_PROVISIONING(
            "Check the organization's plan, SSO connection, provisioning mode and SCIM tokens; the guide for "
                    + "admins has each step under \"Users are not provisioned\"."),
    TURN_SCIM_ON(
            "SCIM is off here. Turn it on (PUT /organizations/{id}/provisioning) and copy the token of the answer into "
                    + "the identity provider, or end provisioning there."),
    COPY_ADDRESS("Copy the base URL and the present token of the same organization into the identity provider."),
    WIDEN_SCOPE("Use a credential with a wider scope."),
    COPY_TOKEN("Copy the present token into the identity provider; rotate it if it is lost."),
    CONTACT_SUPPORT("Muster failed, not the identity provider, which will retry. If it goes on, send the request id "
            + "to support.");

    private final String text;

    Remedy(String text) {
        this.text = text;
    }

    /** Returns what helps against a rule's refusal of a request whose token works. */
    public static Remedy of(Problem.Code refusal) {
        return switch (refusal) {
            case NOT_FOUND -> RESTART_PROVISIONING;
            case DUPLICATE -> RESOLVE_DUPLICATE;
            case INVALID_VALUE -> CORRECT_VALUE;
            case DOMAIN_NOT_VERIFIED -> VERIFY_DOMAIN;
            case INVALID_CURSOR -> CHECK_ATTRIBUTE_MAPPINGS;
            case STALE -> AWAIT_RETRY;
            case CONFLICT -> DECIDE_AGAIN;
            case PROTECTED_MEMBER -> KEEP_AN_ADMIN;
            case PROTECTED_IDENTITY -> KEEP_IDENTITY;
            case MODE_CONFLICT,
                    CONFIRMATION_REQUIRED,
                    PRECONDITION_MISSING,
                    SSO_NOT_VERIFIED,
                    SIGN_IN_AGAIN,
                    UNAUTHENTICATED -> CHECK_PROVISIONING;
            case FORBIDDEN -> WIDEN_SCOPE;
        };
    }

    /** Returns the sentences that the sync log shows. */
    public String text() {
        return text;
    }
}
