package io.muster.rest.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.ResourceTypeResource;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.schemas.Schema;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import io.muster.domain.organization.Dialect;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parses what discovery answers with the strict classes of two other SCIM libraries. */
class DiscoveryTest {
    private final Discovery discovery = new Discovery("https://muster.example/scim", Dialect.STRICT);

    @Test
    void providerConfigIsReadByAStrictClient() throws JsonProcessingException {
        ServiceProviderConfigResource config =
                read(discovery.serviceProviderConfig(), ServiceProviderConfigResource.class);

        assertThat(config.getPatch().isSupported()).isTrue();
        assertThat(config.getFilter().getMaxResults()).isEqualTo(500);
        assertThat(config.getSchemaUrns()).contains(Urns.PROVIDER_CONFIG, Urns.MUSTER_CONFIG);
        assertThat(config.getExtensionObjectNode()
                        .path(Urns.MUSTER_CONFIG)
                        .path("dialect")
                        .asText())
                .isEqualTo("strict");
    }

    @Test
    void resourceTypesAreReadByAStrictClient() throws JsonProcessingException {
        for (JsonObject type : discovery.resourceTypes()) {
            assertThat(read(type, ResourceTypeResource.class).getSchema()).hasToString(type.getString("schema"));
        }
    }

    @Test
    void schemasAreReadByAStrictClient() throws JsonProcessingException {
        for (JsonObject schema : discovery.schemas()) {
            SchemaResource read = read(schema, SchemaResource.class);
            assertThat(read.getAttributes())
                    .hasSize(schema.getJsonArray("attributes").size());
        }
    }

    /** SCIM-SDK checks the rules of RFC 7643 section 7 while it parses, and is the stricter one. */
    @Test
    void schemasAreReadByAClientThatValidatesThem() {
        for (JsonObject schema : discovery.schemas()) {
            Schema read = new Schema(JsonHelper.readJsonDocument(schema.toString()));
            assertThat(read.getNonNullId()).isEqualTo(schema.getString("id"));
            assertThat(read.getAttributes())
                    .hasSize(schema.getJsonArray("attributes").size());
        }
    }

    @Test
    void providerConfigIsReadByAClientThatValidatesSchemas() {
        ServiceProvider config =
                JsonHelper.readJsonDocument(discovery.serviceProviderConfig().toString(), ServiceProvider.class);

        assertThat(config.getPatchConfig().isSupported()).isTrue();
        assertThat(config.getBulkConfig().isSupported()).isFalse();
        assertThat(config.getETagConfig().isSupported()).isTrue();
        assertThat(config.getFilterConfig().getMaxResults()).isEqualTo(500);
        assertThat(config.getAuthenticationSchemes()).isNotEmpty();
    }

    @Test
    void attributesAreDescribedByTheRulesOfTheirType() throws JsonProcessingException {
        for (JsonObject schema : discovery.schemas()) {
            for (AttributeDefinition attribute :
                    all(read(schema, SchemaResource.class).getAttributes())) {
                String name = attribute.getName();
                switch (attribute.getType()) {
                    case BINARY, REFERENCE ->
                        assertThat(attribute.isCaseExact()).as(name).isTrue();
                    case COMPLEX ->
                        assertThat(attribute.getSubAttributes()).as(name).isNotEmpty();
                    default ->
                        assertThat(attribute.getReferenceTypes()).as(name).isNull();
                }
                if (attribute.getType() == AttributeDefinition.Type.REFERENCE) {
                    assertThat(attribute.getReferenceTypes()).as(name).isNotEmpty();
                }
            }
        }
    }

    private static List<AttributeDefinition> all(Collection<AttributeDefinition> attributes) {
        List<AttributeDefinition> all = new ArrayList<>(attributes);
        attributes.stream()
                .filter(attribute -> attribute.getSubAttributes() != null)
                .forEach(attribute -> all.addAll(attribute.getSubAttributes()));
        return all;
    }

    private static <T> T read(JsonObject json, Class<T> type) throws JsonProcessingException {
        return JsonUtils.getObjectReader().forType(type).readValue(json.toString());
    }
}
