package io.muster.rest.scim.schema;

/** The URNs of SCIM (RFC 7643 section 10, RFC 7644 section 8). */
public final class Urns {
    public static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public static final String PROVIDER_CONFIG = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";

    /** Facts about this service beyond the RFCs. */
    public static final String MUSTER_CONFIG = "urn:muster:params:scim:schemas:1.0:ServiceProviderConfig";

    public static final String RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
    public static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema";
    public static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    public static final String SEARCH = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
    public static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    public static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private Urns() {}
}
