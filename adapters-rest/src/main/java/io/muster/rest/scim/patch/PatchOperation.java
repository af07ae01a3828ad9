package io.muster.rest.scim.patch;

import io.muster.domain.dialect.Tolerance;
import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Quoted;
import io.muster.rest.scim.json.ScimJson;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import io.muster.rest.scim.schema.AttributePath;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One operation of a PATCH, with a path. Reading splits an operation without a path, whose value is an object of paths
 * and values, into one operation for each path; these are counted.
 *
 * @param value JSON null if there was none
 * @param implied whether the path was a key of such an object; an unknown one is ignored there, and refused elsewhere
 */
record PatchOperation(Op op, PatchPath path, JsonValue value, boolean implied) {
    static final int MAX_OPERATIONS = 1_000;

    enum Op {
        ADD,
        REPLACE,
        REMOVE
    }

    /** @throws ScimRefusal invalidSyntax, invalidPath, invalidFilter, noTarget; 413 for too many operations */
    static List<PatchOperation> read(JsonObject body, Dialect dialect) {
        JsonValue operations = ScimJson.find(body, "Operations").orElseThrow(() -> invalid("Operations are missing"));
        if (!(operations instanceof JsonArray array) || array.isEmpty()) {
            throw invalid("Operations must be an array of at least one operation");
        }
        Reading reading = new Reading(dialect);
        for (JsonValue operation : array) {
            if (!(operation instanceof JsonObject object)) {
                throw invalid("An operation must be an object");
            }
            reading.operation(object);
        }
        return reading.operations;
    }

    /** The reading of one request. */
    private static final class Reading {
        private final Dialect dialect;
        private final List<PatchOperation> operations = new ArrayList<>();

        Reading(Dialect dialect) {
            this.dialect = dialect;
        }

        @Tolerance({"pathless-patch", "pathless-list", "empty-path"})
        void operation(JsonObject json) {
            Op op = op(json);
            JsonValue value = ScimJson.find(json, "value").orElse(JsonValue.NULL);
            Optional<String> path = ScimJson.find(json, "path")
                    .filter(given -> !ScimJson.isCleared(given))
                    .map(PatchOperation::pathText);
            if (path.isPresent()) {
                add(op, PatchPath.parse(path.get(), dialect), value, false);
                return;
            }
            if (dialect == Dialect.STRICT) {
                throw invalid("Every operation needs a path in the strict dialect");
            }
            if (op == Op.REMOVE) {
                throw new ScimRefusal(ScimType.NO_TARGET, "remove needs a path");
            }
            JsonValue only = value instanceof JsonArray array && array.size() == 1 ? array.get(0) : value;
            if (!(only instanceof JsonObject object)) {
                throw invalid("An operation without a path needs an object as its value");
            }
            each(op, "", object);
        }

        /** Splits an object of a schema as one without a path. */
        @Tolerance("core-urn-object")
        private void add(Op op, PatchPath path, JsonValue value, boolean implied) {
            AttributePath attribute = path.attribute();
            if (op != Op.REMOVE && attribute.names().isEmpty() && value instanceof JsonObject object) {
                each(op, attribute.schema() == AttributePath.Schema.ENTERPRISE ? path.text() + ":" : "", object);
                return;
            }
            if (operations.size() == MAX_OPERATIONS) {
                throw ScimRefusal.tooLarge("A PATCH has at most " + MAX_OPERATIONS + " operations");
            }
            operations.add(new PatchOperation(op, path, value, implied));
        }

        @Tolerance("dotted-keys")
        private void each(Op op, String prefix, JsonObject object) {
            object.forEach((key, value) -> add(op, PatchPath.parse(prefix + key, dialect), value, true));
        }
    }

    @Tolerance("op-any-case")
    private static Op op(JsonObject json) {
        if (ScimJson.find(json, "op").orElse(JsonValue.NULL) instanceof JsonString text) {
            return switch (text.getString().toLowerCase(Locale.ROOT)) {
                case "add" -> Op.ADD;
                case "replace" -> Op.REPLACE;
                case "remove" -> Op.REMOVE;
                default -> throw invalid("'" + Quoted.of(text.getString()) + "' is not an operation");
            };
        }
        throw invalid("op is missing");
    }

    private static String pathText(JsonValue path) {
        if (path instanceof JsonString text) {
            return text.getString();
        }
        throw new ScimRefusal(ScimType.INVALID_PATH, "path must be a string");
    }

    private static ScimRefusal invalid(String detail) {
        return new ScimRefusal(ScimType.INVALID_SYNTAX, detail);
    }
}
