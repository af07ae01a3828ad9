package io.muster.rest.scim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.rest.scim.schema.AttributePath.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attribute names with the URN of a schema in front. */
class AttributePathTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @Test
    void urnIsSeparatedByAColonOrADot() {
        AttributePath department = new AttributePath(Schema.ENTERPRISE, List.of("department"));

        assertThat(AttributePath.parse(ENTERPRISE + ":department")).isEqualTo(department);
        assertThat(AttributePath.parse(ENTERPRISE + ".department")).isEqualTo(department);
    }

    @Test
    void urnIsReadInAnyCase() {
        assertThat(AttributePath.parse("URN:IETF:params:scim:schemas:core:2.0:user:userName"))
                .isEqualTo(new AttributePath(Schema.CORE, List.of("userName")));
    }

    @Test
    void scim1UrnsAreReadAsScim2Urns() {
        assertThat(AttributePath.parse("urn:scim:schemas:core:1.0:userName").schema())
                .isEqualTo(Schema.CORE);
        assertThat(AttributePath.parse("urn:scim:schemas:extension:enterprise:1.0")
                        .schema())
                .isEqualTo(Schema.ENTERPRISE);
        assertThat(AttributePath.parse("urn:example:1.0:badge").schema()).isEqualTo(Schema.UNKNOWN);
    }
}
