package io.muster.rest.openapi;

/** The ids in examples. */
public final class ExampleIds {
    /** The id of the demonstration's organization, so that a request with the example's path works there. */
    public static final String ORGANIZATION = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11";

    static final String WORKSPACE = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c12";
    static final String MEMBER = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c13";
    static final String GROUP = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c14";
    static final String MAPPING = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c15";
    static final String WEBHOOK = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c16";
    static final String ENTRY = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c17";

    private ExampleIds() {}

    /** Returns the example of the ids in a property. */
    static String of(String property) {
        return switch (property) {
            case "organization", "scope" -> ORGANIZATION;
            case "user", "member" -> MEMBER;
            case "group" -> GROUP;
            case "workspace", "workspaces", "gains", "loses" -> WORKSPACE;
            case "mapping" -> MAPPING;
            default -> ENTRY;
        };
    }
}
