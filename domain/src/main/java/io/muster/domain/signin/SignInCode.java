package io.muster.domain.signin;

import java.util.stream.Stream;

/** The reason for a refused sign-in, with a cause and a remedy in the words of the person who has to act. */
public enum SignInCode {
    ATTEMPT_UNKNOWN(
            "The answer of the identity provider belongs to no sign-in that was started here.",
            "Start again at Muster's sign-in page, or at the tile of the identity provider."),
    ATTEMPT_IN_ANOTHER_BROWSER(
            "The sign-in was started in another browser, or this browser refuses cookies.",
            "Start and end the sign-in in the same browser, and allow cookies of this site."),
    ATTEMPT_EXPIRED("The sign-in took longer than 10 minutes.", "Start again, and end it within 10 minutes."),
    ATTEMPT_ENDED(
            "The sign-in has ended already.",
            "Start again. A sign-in works once; going back in the browser sends its answer a second time."),
    ADDRESS_UNKNOWN(
            "No organization has verified the domain of this address, or it is no e-mail address.",
            "Enter the address that you use at work. An Admin can verify the domain."),
    CONNECTION_MISSING(
            "The organization has no active SSO connection of its own.",
            "An Admin sets up, tests and activates the connection to the identity provider."),
    CONNECTION_CHANGED("The SSO connection was changed during the sign-in.", "Start again."),
    TESTER_GONE(
            "The session, API key or link that started the test has ended, or its member is no Admin any more.",
            "Start another test."),
    EMAIL_MISSING(
            "The identity provider sent no e-mail address, by which a person is found at the first sign-in.",
            "Let the identity provider send the address: the claim or attribute for e-mail, or the scope email."),
    EMAIL_UNVERIFIED(
            "The identity provider states that the e-mail address is not verified.",
            "Let the person verify the address at the identity provider."),
    DOMAIN_NOT_VERIFIED(
            "The domain of the e-mail address is not verified by this organization.",
            "An Admin verifies the domain, or the identity provider sends the address of a verified domain."),
    MEMBER_INACTIVE(
            "The member is deactivated or deleted.",
            "Activate the member in the identity provider, or here if members are managed by hand."),
    MEMBER_LINKED_TO_ANOTHER(
            "The member with this e-mail address signs in with another account of the identity provider.",
            "Use that account, or let an Admin unlink the member first if the account was replaced."),
    NOT_INVITED(
            "Nobody invited a member with this e-mail address.",
            "An Admin invites the person, or turns just-in-time membership on."),
    NOT_PROVISIONED(
            "The identity provider has not pushed a member with this e-mail address.",
            "Assign the person to the provisioning application in the identity provider; check that it pushes the "
                    + "same primary e-mail address that it sends at sign-in."),
    ADDRESS_IN_USE(
            "The e-mail address or the user name of the person is in use already.",
            "Change the address or user name in the identity provider, or remove the other member."),
    MEMBER_NOT_MADE(
            "What the identity provider sent makes no valid member.",
            "Correct the claims for name and address in the identity provider."),
    OIDC_PROVIDER_UNREACHABLE(
            "The identity provider did not answer, or not in time.",
            "Try again. If it goes on, check the issuer, and that the identity provider can be reached from the "
                    + "internet."),
    PROVIDER_BUSY(
            "Too many sign-ins wait for answers of identity providers.",
            "Try again in a minute. If it goes on, the identity provider of the organization does not answer, or slowly."),
    OIDC_DISCOVERY(
            "The discovery document of the identity provider is missing, malformed or incomplete.",
            "Check the issuer: adding /.well-known/openid-configuration to it has to lead to the document."),
    OIDC_ISSUER(
            "The identity provider calls itself by another issuer than the configured one.",
            "Copy the issuer exactly as the discovery document or the identity provider's console states it."),
    OIDC_PROVIDER_ERROR(
            "The identity provider refused the sign-in.",
            "Look at the sign-in log of the identity provider; often the person is not assigned to the application, or "
                    + "the redirect URI is not registered."),
    OIDC_RESPONSE(
            "The answer of the identity provider has no code, or has a parameter twice.",
            "Start again. If it goes on, configure the authorization code flow in the identity provider."),
    OIDC_CLIENT_REFUSED(
            "The identity provider refused Muster's client id or secret.",
            "Enter a secret that is valid, with the way of client authentication that the identity provider expects."),
    OIDC_CODE_REFUSED(
            "The identity provider refused to exchange the code.",
            "Start again. If it goes on, compare redirect URI and client id with those in the identity provider."),
    OIDC_PRIVATE_KEY(
            "The private key of the connection is no usable JWK.",
            "Enter the private key as a JWK of type RSA or EC with its kid, as the identity provider exports it."),
    OIDC_TOKEN_MALFORMED(
            "The identity provider sent no ID token, or none that can be read.",
            "Configure the application for OpenID Connect in the identity provider, with signed ID tokens."),
    OIDC_TOKEN_ALGORITHM(
            "The ID token is signed with an algorithm that is not accepted, or not signed at all.",
            "Choose RS256, ES256 or a stronger algorithm with a key pair in the identity provider."),
    OIDC_TOKEN_SIGNATURE(
            "The ID token is not signed by a key that the identity provider publishes.",
            "Try again in a minute, after the keys were read again. If it goes on, check the issuer."),
    OIDC_TOKEN_ISSUER(
            "The ID token was issued by another identity provider than the configured one.",
            "Copy the issuer exactly as the ID token states it; with Entra, use the issuer of your tenant."),
    OIDC_TOKEN_AUDIENCE(
            "The ID token is meant for another client.",
            "Compare the client id of the connection with that of the application in the identity provider."),
    OIDC_TOKEN_EXPIRED(
            "The ID token has expired.", "Start again. If it goes on, set the clock of the identity provider."),
    OIDC_TOKEN_FROM_THE_FUTURE(
            "The ID token was issued in the future.",
            "Set the clock of the identity provider; 90 seconds of difference are allowed."),
    OIDC_TOKEN_NONCE(
            "The ID token answers another request than the one that this browser started.",
            "Start again in one tab only."),
    OIDC_TOKEN_SUBJECT(
            "The ID token does not state who signed in, or states it in more than 255 characters.",
            "Let the identity provider send the claim sub."),
    SAML_TOO_LARGE(
            "The response is larger than 400 kB, nested deeper than 100 elements, or has more than 20,000 nodes.",
            "Let the identity provider send fewer attributes, for instance only the groups that are needed here."),
    SAML_MALFORMED(
            "The response is not a well-formed SAML 2.0 response.",
            "Start again. If it goes on, send the request id to support: something between the identity provider and "
                    + "Muster changes the response."),
    SAML_DOCTYPE(
            "The response has a document type declaration, which SAML does not allow.",
            "Nothing that an identity provider sends has one. Find out where the response came from."),
    SAML_COMMENT(
            "The response contains a comment or a processing instruction, by which values can be made to look different.",
            "Nothing that an identity provider sends has one. Find out where the response came from."),
    SAML_ASSERTION_COUNT(
            "The response does not contain exactly one assertion, directly within the response.",
            "Configure the identity provider to send one assertion, either plain or encrypted."),
    SAML_DUPLICATE_ID(
            "Two elements of the response have the same ID, or an ID outside of SAML's own attribute.",
            "Nothing that an identity provider sends has that. Find out where the response came from."),
    SAML_UNSIGNED(
            "Neither the response nor the assertion is signed.",
            "Turn on signing of the assertion or of the response in the identity provider."),
    SAML_SIGNATURE_SHAPE(
            "A signature does not have the only form that SAML allows: one reference to the element that contains it.",
            "Nothing that an identity provider sends has another. Find out where the response came from."),
    SAML_SIGNATURE_ALGORITHM(
            "The response is signed with an algorithm that is not safe, for instance SHA-1.",
            "Choose RSA-SHA256 (and SHA-256 as digest) in the identity provider."),
    SAML_WRONG_KEY(
            "None of the configured certificates belongs to the key that signed the response.",
            "Copy the present signing certificate or metadata of the identity provider into the connection."),
    SAML_ALTERED(
            "The response was altered after it was signed.",
            "Start again. If it goes on, something between the identity provider and Muster changes the response."),
    SAML_ENCRYPTED_UNSIGNED(
            "The assertion is encrypted, but the response around it is not signed.",
            "Turn on signing of the response (not only of the assertion) in the identity provider, or turn encryption off."),
    SAML_ENCRYPTION_ALGORITHM(
            "The assertion is encrypted with an algorithm that is not supported.",
            "Choose AES-GCM (128 or 256 bits) with RSA-OAEP in the identity provider."),
    SAML_NOT_DECRYPTED(
            "The assertion could not be decrypted with any of Muster's keys.",
            "Load Muster's present metadata or encryption certificate into the identity provider."),
    SAML_STATUS(
            "The identity provider answered that it did not authenticate the person.",
            "Look at the sign-in log of the identity provider; often the person is not assigned to the application."),
    SAML_ISSUER(
            "The response was issued by another identity provider than the configured one.",
            "Compare the entity id of the connection with the issuer that the identity provider sends."),
    SAML_DESTINATION(
            "The response is addressed to another address than Muster's assertion consumer service.",
            "Copy Muster's ACS URL exactly into the identity provider."),
    SAML_RECIPIENT(
            "The assertion is meant for another recipient than Muster's assertion consumer service.",
            "Copy Muster's ACS URL exactly into the identity provider, also as recipient URL if it asks for one."),
    SAML_AUDIENCE(
            "The assertion is meant for another service.",
            "Copy Muster's entity id exactly into the identity provider, as audience or identifier."),
    SAML_UNSOLICITED(
            "The response answers no request.",
            "Start at Muster's sign-in page, or at the tile again: Muster then asks the identity provider by itself."),
    SAML_IN_RESPONSE_TO(
            "The response answers another request than the one that this browser started.",
            "Start again in one tab only."),
    SAML_EXPIRED(
            "The response came after its end.", "Start again. If it goes on, set the clock of the identity provider."),
    SAML_NOT_YET_VALID(
            "The response comes from the future.",
            "Set the clock of the identity provider; 90 seconds of difference are allowed."),
    SAML_REPLAYED(
            "The assertion was used before.",
            "Start again. A response works once; going back in the browser sends it a second time."),
    SAML_SUBJECT_CONFIRMATION(
            "The assertion has no bearer confirmation with recipient and end, which sign-in needs.",
            "Configure the identity provider for Web Browser SSO."),
    SAML_CONDITION(
            "The assertion has a condition that Muster does not know, so that it cannot be relied on.",
            "Remove the condition in the identity provider."),
    SAML_NO_AUTHENTICATION(
            "The assertion does not state when and how the person authenticated.",
            "Configure the identity provider for Web Browser SSO, so that it sends an AuthnStatement."),
    SAML_NAME_ID_TRANSIENT(
            "The identity provider sends a different, transient NameID at each sign-in, so that nobody can be recognized.",
            "Choose the NameID format persistent or e-mail address in the identity provider."),
    SAML_NAME_ID(
            "The assertion has no NameID that can identify a person.",
            "Choose the NameID format persistent or e-mail address in the identity provider."),
    AUTHENTICATION_TOO_OLD(
            "The identity provider did not state that the person has authenticated again, as Muster asked.",
            "Sign out at the identity provider and start again. If it goes on, let it honour ForceAuthn or max_age, and "
                    + "state the time: auth_time in OpenID Connect."),
    /** In the place of a code that a newer version has written. */
    REASON_OF_A_NEWER_VERSION(
            "A newer version of Muster refused the sign-in, for a reason that this one does not know.",
            "Look at this sign-in again when the upgrade of all nodes has ended.");

    private final String cause;
    private final String remedy;

    SignInCode(String cause, String remedy) {
        this.cause = cause;
        this.remedy = remedy;
    }

    /** Returns the code of this name, which a newer version may have written. */
    public static SignInCode named(String name) {
        return Stream.of(values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElse(REASON_OF_A_NEWER_VERSION);
    }

    public String cause() {
        return cause;
    }

    public String remedy() {
        return remedy;
    }
}
