package io.muster.rest.scim.json;

import io.muster.rest.scim.refusal.ScimType;
import io.muster.rest.scim.schema.Urns;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** Writes the error body of RFC 7644 section 3.12. */
public final class ScimErrorJson {
    private ScimErrorJson() {}

    public static JsonObject write(int status, Optional<ScimType> scimType, String detail) {
        JsonObjectBuilder json = ScimJson.BUILDERS
                .createObjectBuilder()
                .add("schemas", ScimJson.BUILDERS.createArrayBuilder().add(Urns.ERROR))
                .add("status", Integer.toString(status));
        scimType.ifPresent(type -> json.add("scimType", type.wireName()));
        return json.add("detail", detail).build();
    }
}
