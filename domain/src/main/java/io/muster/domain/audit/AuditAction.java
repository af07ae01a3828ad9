package io.muster.domain.audit;

/** An action of an admin, or of a rule that an admin set up. Names are stored and hashed, so they never change. */
public enum AuditAction {
    ORGANIZATION_CREATED,
    /** Only in the log of the installation: that of the organization is purged with it. */
    ORGANIZATION_DELETED,
    POLICY_CHANGED,
    PLAN_CHANGED,
    SSO_CHANGED,
    SSO_REMOVED,
    MODE_SWITCHED,
    TOKEN_ROTATED,
    TOKEN_OVERLAP_ENDED,
    TOKEN_ROTATION_CANCELLED,
    /** The API key that issued the token was revoked together with all that it issued. */
    TOKEN_REVOKED,
    /** An identity provider's conversation is tried on users and groups of its own. */
    SIMULATION_STARTED,
    /** A conversation is played against a SCIM service of somebody else. Only in the log of the installation. */
    CONFORMANCE_CHECKED,
    /** A refused request of the identity provider was sent again. */
    REQUEST_REPLAYED,
    WORKSPACE_CREATED,
    MEMBER_INVITED,
    MEMBER_REMOVED,
    ROLE_CHANGED,
    BREAK_GLASS_CHANGED,
    /** The identity provider changed the primary e-mail address of an Admin. */
    ADMIN_EMAIL_CHANGED,
    WORKSPACE_GRANTED,
    WORKSPACE_REVOKED,
    MAPPING_CHANGED,
    /** The removal policy. Acts about removals begin with HOLD, since removals beyond the policy's limit are held. */
    HOLD_POLICY_CHANGED,
    HOLD_APPROVED,
    HOLD_REJECTED,
    HOLD_UNDONE,
    /** The deadline of a held removal passed without a decision. */
    HOLD_LAPSED,
    WEBHOOK_CREATED,
    WEBHOOK_CHANGED,
    WEBHOOK_DELETED,
    WEBHOOK_SECRET_ROTATED,
    WEBHOOK_OVERLAP_ENDED,
    WEBHOOK_REPLAYED,
    DOMAIN_CLAIMED,
    DOMAIN_VERIFIED,
    /** The record that proves the domain was not found for the first time. */
    DOMAIN_RECORD_MISSING,
    DOMAIN_RECORD_FOUND,
    /** The record was not found on too many days in a row. */
    DOMAIN_LOST,
    DOMAIN_RELEASED,
    CONNECTION_DRAFTED,
    CONNECTION_DRAFT_DISCARDED,
    CONNECTION_TEST_STARTED,
    CONNECTION_ACTIVATED,
    /** The former version of the connection is active again. */
    CONNECTION_SWAPPED_BACK,
    CONNECTION_ROLE_CHANGED,
    /** The metadata of the SAML identity provider was read again, and has changed. */
    CONNECTION_METADATA_CHANGED,
    SSO_REQUIREMENT_CHANGED,
    /** Another key pair of the SAML service provider is published beside the one that signs. */
    SERVICE_KEY_ADDED,
    /** The other key pair of the SAML service provider signs now. */
    SERVICE_KEYS_SWAPPED,
    SERVICE_KEY_REMOVED,
    /** A member was linked to an account of the identity provider by signing in. */
    SUBJECT_LINKED,
    SUBJECT_UNLINKED,
    /** The identity provider named other groups of a member at a sign-in. */
    GROUPS_CLAIMED,
    /** One session of a member, or all of them, were ended by the member or an Admin. A sign-out is not recorded. */
    SESSION_ENDED,
    INVITATION_MADE,
    INVITATION_REVOKED,
    /** A link by which an IT contact sets up domains, SSO and SCIM. */
    CONTACT_LINK_MADE,
    CONTACT_LINK_REVOKED,
    /** Somebody came with a contact link: the first request, and each first one after an hour without any. */
    CONTACT_LINK_USED,
    /** A link by which a break-glass owner can set a password. */
    PASSWORD_LINK_MADE,
    PASSWORD_LINK_REVOKED,
    /** A break-glass owner set the password, by a link or with the former one. All sessions of the owner ended. */
    PASSWORD_SET,
    /** A break-glass owner signed in by password. */
    PASSWORD_SIGN_IN,
    /** The password of a break-glass owner was wrong so often that further tries wait. Recorded at the first one. */
    PASSWORD_TRIES_SLOWED,
    /** A member was made by the first sign-in. */
    MEMBER_JOINED,
    EVENT_RETRIED,
    API_KEY_ISSUED,
    API_KEY_REVOKED,
    /** An export of everything about the organization began. */
    ORGANIZATION_EXPORTED,
    /** The owner of its domain took the primary e-mail address of a member. */
    MEMBER_EMAIL_LOST
}
