package io.muster.rest.scim.schema;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** One attribute as a schema describes it (RFC 7643 section 7); begins as an optional, writable, single string. */
record SchemaAttribute(
        String name,
        String type,
        boolean multiValued,
        String description,
        boolean required,
        boolean caseExact,
        String mutability,
        String returned,
        String uniqueness,
        List<String> referenceTypes,
        List<SchemaAttribute> subAttributes) {

    static SchemaAttribute text(String name, String description) {
        return new SchemaAttribute(
                name, "string", false, description, false, false, "readWrite", "default", "none", List.of(), List.of());
    }

    static SchemaAttribute complex(String name, String description, List<SchemaAttribute> subAttributes) {
        return new SchemaAttribute(
                name,
                "complex",
                false,
                description,
                false,
                false,
                "readWrite",
                "default",
                "none",
                List.of(),
                subAttributes);
    }

    SchemaAttribute ofType(String other) {
        return new SchemaAttribute(
                name,
                other,
                multiValued,
                description,
                required,
                caseExact,
                mutability,
                returned,
                uniqueness,
                referenceTypes,
                subAttributes);
    }

    SchemaAttribute many() {
        return new SchemaAttribute(
                name,
                type,
                true,
                description,
                required,
                caseExact,
                mutability,
                returned,
                uniqueness,
                referenceTypes,
                subAttributes);
    }

    SchemaAttribute needed() {
        return new SchemaAttribute(
                name,
                type,
                multiValued,
                description,
                true,
                caseExact,
                mutability,
                returned,
                uniqueness,
                referenceTypes,
                subAttributes);
    }

    SchemaAttribute exact() {
        return new SchemaAttribute(
                name,
                type,
                multiValued,
                description,
                required,
                true,
                mutability,
                returned,
                uniqueness,
                referenceTypes,
                subAttributes);
    }

    SchemaAttribute unique() {
        return new SchemaAttribute(
                name,
                type,
                multiValued,
                description,
                required,
                caseExact,
                mutability,
                returned,
                "server",
                referenceTypes,
                subAttributes);
    }

    SchemaAttribute mutable(String other) {
        return new SchemaAttribute(
                name,
                type,
                multiValued,
                description,
                required,
                caseExact,
                other,
                returned,
                uniqueness,
                referenceTypes,
                subAttributes);
    }

    SchemaAttribute returned(String other) {
        return new SchemaAttribute(
                name,
                type,
                multiValued,
                description,
                required,
                caseExact,
                mutability,
                other,
                uniqueness,
                referenceTypes,
                subAttributes);
    }

    SchemaAttribute referring(String... types) {
        return new SchemaAttribute(
                name,
                "reference",
                multiValued,
                description,
                required,
                caseExact,
                mutability,
                returned,
                uniqueness,
                List.of(types),
                subAttributes);
    }

    JsonObject json() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("name", name)
                .add("type", type)
                .add("multiValued", multiValued)
                .add("description", description)
                .add("required", required);
        if (type.equals("string") || type.equals("reference")) {
            json.add("caseExact", caseExact);
        }
        json.add("mutability", mutability).add("returned", returned).add("uniqueness", uniqueness);
        if (!referenceTypes.isEmpty()) {
            json.add("referenceTypes", Json.createArrayBuilder(referenceTypes));
        }
        if (!subAttributes.isEmpty()) {
            json.add("subAttributes", array(subAttributes));
        }
        return json.build();
    }

    static JsonArrayBuilder array(List<SchemaAttribute> attributes) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        attributes.forEach(attribute -> array.add(attribute.json()));
        return array;
    }
}
