package io.muster.rest.scim.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupRef;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.directory.UserView;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
    private static final String BASE = "http://x";
    private static final String ID = "019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11";
    private static final String ALWAYS = "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User',"
            + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],'id':'" + ID + "'";
    private static final String ENTERPRISE = "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':";

    private final UserView view = new UserView(
            DirectoryUser.provisioned(
                    new OrganizationId(new UUID(0, 1)),
                    new UserId(UUID.fromString(ID)),
                    new UserProfile(
                            UserName.of("ana"),
                            Optional.empty(),
                            true,
                            Map.of(
                                    UserAttribute.TITLE, "Boss",
                                    UserAttribute.GIVEN_NAME, "Ana",
                                    UserAttribute.FAMILY_NAME, "Lima",
                                    UserAttribute.DEPARTMENT, "Sales",
                                    UserAttribute.MANAGER, "7"),
                            Map.of(
                                    UserAttribute.EMAILS,
                                    List.of(new PluralValue(
                                            "ana@acme.example", Optional.of("work"), Optional.empty(), true))),
                            List.of()),
                    DirectoryUser.Origin.SCIM,
                    ChangeSource.scim(Instant.EPOCH, "1")),
            new Slice<>(List.of(new GroupRef(new GroupId(new UUID(0, 2)), "Team")), false));

    @Test
    void unknownNamesHaveNoEffect() {
        assertThat(written(Projection.of(List.of("title,shoeSize"), List.of())))
                .isEqualTo("{" + ALWAYS + ",'title':'Boss'}");
        assertThat(written(Projection.of(List.of(), List.of("shoeSize")))).isEqualTo(written(Projection.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "name.givenName | 'name':{'givenName':'Ana'}",
                "NAME | 'name':{'familyName':'Lima','givenName':'Ana'}",
                "name.middleName | ",
                "title.part | 'title':'Boss'",
                "emails.type,active | 'active':true,'emails':[{'type':'work'}]",
                "emails.display | 'emails':[{}]",
                "groups.display | 'groups':[{'display':'Team'}]",
                "meta.resourceType | 'meta':{'resourceType':'User'}",
                "department | ENTERPRISE{'department':'Sales'}",
                "manager.value | ENTERPRISE{'manager':{'value':'7'}}",
                "manager.displayName | "
            })
    void onlyRequestedAttributesAreWritten(String names, String rest) {
        String expected = rest == null ? "" : "," + rest.replace("ENTERPRISE", ENTERPRISE);
        assertThat(written(Projection.of(List.of(names), List.of()))).isEqualTo("{" + ALWAYS + expected + "}");
    }

    @Test
    void excludedAttributesAreLeftOutWithTheObjectsThatTheyEmpty() {
        Projection projection = Projection.of(
                List.of(), List.of("id,schemas,name.givenName,emails.type,groups,meta,manager.value,userName,active"));
        assertThat(written(projection))
                .isEqualTo("{" + ALWAYS + ",'title':'Boss','name':{'familyName':'Lima'},"
                        + "'emails':[{'value':'ana@acme.example','primary':true}],"
                        + ENTERPRISE + "{'department':'Sales'}}");
    }

    private String written(Projection projection) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.createGenerator(text)) {
            json.writeStartObject();
            UserJson.write(
                    projection.onto(new StreamedFields(json)),
                    view,
                    view.groups().items()::forEach,
                    BASE);
            json.writeEnd();
        }
        return text.toString().replace('"', '\'');
    }
}
