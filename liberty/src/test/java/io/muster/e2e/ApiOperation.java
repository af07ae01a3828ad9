package io.muster.e2e;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An operation of an OpenAPI document.
 *
 * @param method in lower case
 * @param path with the names of its parameters in braces
 * @param json what the document says about it
 */
public record ApiOperation(String method, String path, JsonObject json) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** Returns all operations that need a credential, in the order of the document. */
    public static List<ApiOperation> of(JsonObject document) {
        List<ApiOperation> operations = new ArrayList<>();
        document.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                    if (METHODS.contains(method) && !isOpen(operation.asJsonObject())) {
                        operations.add(new ApiOperation(method, path, operation.asJsonObject()));
                    }
                }));
        return operations;
    }

    /** An operation without a credential names no scheme, where others have those of the document. */
    private static boolean isOpen(JsonObject operation) {
        return operation.containsKey("security")
                && operation.getJsonArray("security").isEmpty();
    }

    /** Returns method and path. */
    public String name() {
        return method + " " + path;
    }

    boolean isScim() {
        return path.startsWith("/api/v1/scim/");
    }

    public boolean hasBody() {
        return json.containsKey("requestBody");
    }

    /** Returns the names of the query parameters. */
    public List<String> queries() {
        return parameters(json)
                .filter(parameter -> parameter.getString("in").equals("query"))
                .map(parameter -> parameter.getString("name"))
                .toList();
    }

    /** Returns the parameters of an operation or a path. */
    static Stream<JsonObject> parameters(JsonObject json) {
        return json.containsKey("parameters")
                ? json.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
                : Stream.empty();
    }
}
