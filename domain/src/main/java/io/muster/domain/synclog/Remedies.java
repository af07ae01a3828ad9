package io.muster.domain.synclog;

import io.muster.domain.problem.Problem;

/** What an admin can do about a refusal. */
public final class Remedies {
    private Remedies() {}

    public static String remedy(Problem.Code code) {
        return switch (code) {
            case NOT_FOUND ->
                "The identity provider refers to a resource that was deleted or never existed here. "
                        + "Restart provisioning in the identity provider so that it looks the resource up again.";
            case DUPLICATE ->
                "Another member or group already uses this name, external id or e-mail address. "
                        + "Change one of the two in the identity provider, or remove the other one here.";
            case INVALID_VALUE -> "Correct the value or its attribute mapping in the identity provider.";
            case INVALID_FILTER, INVALID_PATH, INVALID_SYNTAX, INVALID_CURSOR, INVALID_COUNT, NO_TARGET, MUTABILITY ->
                "The identity provider sent a request that can't be understood. Check its attribute mappings; "
                        + "if they are right, send the request id to support.";
            case TOO_LARGE -> "Let the identity provider send fewer changes in one request.";
            case CONFLICT -> "Read the present state, and decide again.";
            case STALE -> "The resource changed in between; the identity provider will retry with the present version.";
            case PROTECTED_MEMBER ->
                "Give the Admin role to another active member, or take the break-glass mark away, "
                        + "then let the identity provider try again.";
            case MODE_CONFLICT, CONFIRMATION_REQUIRED, PRECONDITION_MISSING, SSO_NOT_VERIFIED ->
                "Check plan, SSO connection and provisioning mode under Identity and access.";
            case FORBIDDEN -> "Use a credential with a wider scope.";
            case UNAUTHENTICATED -> "Copy the present token into the identity provider; rotate it if it is lost.";
        };
    }
}
