package io.muster.rest.scim.schema;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/** One attribute as a schema describes it (RFC 7643 section 7); begins as an optional, writable, single string. */
record SchemaAttribute(JsonObject json) {

    static SchemaAttribute text(String name, String description) {
        return new SchemaAttribute(described(name, "string", description)
                .add("caseExact", false)
                .add("mutability", "readWrite")
                .add("returned", "default")
                .add("uniqueness", "none")
                .build());
    }

    static SchemaAttribute complex(String name, String description, List<SchemaAttribute> subAttributes) {
        return new SchemaAttribute(described(name, "complex", description)
                .add("mutability", "readWrite")
                .add("returned", "default")
                .add("uniqueness", "none")
                .add("subAttributes", array(subAttributes))
                .build());
    }

    /** Returns the attribute as a binary one, whose values are compared exactly (RFC 7643 section 2.3.6). */
    SchemaAttribute binary() {
        return with("type", Json.createValue("binary")).exact();
    }

    /** Returns the attribute with another type, whose values have no case. */
    SchemaAttribute ofType(String type) {
        return new SchemaAttribute(Json.createObjectBuilder(json)
                .add("type", type)
                .remove("caseExact")
                .build());
    }

    SchemaAttribute many() {
        return with("multiValued", JsonValue.TRUE);
    }

    SchemaAttribute needed() {
        return with("required", JsonValue.TRUE);
    }

    SchemaAttribute exact() {
        return with("caseExact", JsonValue.TRUE);
    }

    SchemaAttribute unique() {
        return with("uniqueness", Json.createValue("server"));
    }

    SchemaAttribute mutable(String mutability) {
        return with("mutability", Json.createValue(mutability));
    }

    SchemaAttribute returned(String returned) {
        return with("returned", Json.createValue(returned));
    }

    /** Returns the attribute as a reference, whose values are compared exactly (RFC 7643 section 2.3.7). */
    SchemaAttribute referring(String type) {
        return exact().with("type", Json.createValue("reference"))
                .with("referenceTypes", Json.createArrayBuilder().add(type).build());
    }

    static JsonArrayBuilder array(List<SchemaAttribute> attributes) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        attributes.forEach(attribute -> array.add(attribute.json()));
        return array;
    }

    private SchemaAttribute with(String name, JsonValue value) {
        return new SchemaAttribute(
                Json.createObjectBuilder(json).add(name, value).build());
    }

    private static JsonObjectBuilder described(String name, String type, String description) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("type", type)
                .add("multiValued", false)
                .add("description", description)
                .add("required", false);
    }
}
