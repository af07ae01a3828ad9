package io.muster.rest.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Marks the fields of a schema as required that its record does not declare as {@link Optional}. */
final class RequiredFields {
    private RequiredFields() {}

    /**
     * An optional component of a record is described as nullable; in JSON it is left out, too. A nullable property that
     * is declared as required may be null, but not left out.
     */
    static void mark(Schema schema) {
        Map<String, Schema> properties =
                Optional.ofNullable(schema.getProperties()).orElse(Map.of());
        List<String> declared = Optional.ofNullable(schema.getRequired()).orElse(List.of());
        List<String> required = properties.entrySet().stream()
                .filter(property -> declared.contains(property.getKey()) || !isNullable(property.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        properties.forEach((name, property) -> {
            if (!declared.contains(name)) {
                schema.addProperty(name, withoutNull(property));
            }
        });
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static boolean isNullable(Schema schema) {
        return types(schema).contains(SchemaType.NULL)
                || Optional.ofNullable(schema.getAnyOf()).orElse(List.of()).stream()
                        .anyMatch(RequiredFields::isNullable);
    }

    /** A reference stands alone: what it refers to has the type. */
    private static Schema withoutNull(Schema schema) {
        Optional.ofNullable(schema.getAnyOf()).orElse(List.of()).stream()
                .filter(choice -> !isNullable(choice))
                .findFirst()
                .ifPresent(choice -> schema.anyOf(null).setRef(choice.getRef()));
        List<SchemaType> types =
                types(schema).stream().filter(type -> type != SchemaType.NULL).toList();
        return schema.getRef() == null
                ? schema.type(types)
                : schema.type(null).enumeration(null).pattern(null);
    }

    private static List<SchemaType> types(Schema schema) {
        return Optional.ofNullable(schema.getType()).orElse(List.of());
    }
}
