package io.muster.domain.signin;

/** Why a sign-in is refused, with a cause and a remedy in the words of the person who has to act. */
public enum SignInCode {
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
            "The identity provider did not ask the person to authenticate again, though Muster asked for it.",
            "Sign out at the identity provider and start again. If it goes on, let it honour ForceAuthn or max_age.");

    private final String cause;
    private final String remedy;

    SignInCode(String cause, String remedy) {
        this.cause = cause;
        this.remedy = remedy;
    }

    public String cause() {
        return cause;
    }

    public String remedy() {
        return remedy;
    }
}
