package io.muster.rest.scim.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Problem;
import io.muster.rest.json.JsonObjects;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole users in the forms of the identity providers. */
class UserJsonTest {
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "displayname | {} | displayName must be a string",
                "NAME.familyname | {} | name.familyName must be a string",
                "phonenumbers | [{'value':{}}] | phoneNumbers.value must be a string",
                "phonenumbers | [{'value':'1','type':[1,2]}] | phoneNumbers.type has one value only",
                "phonenumbers | [{'value':'1','primary':5}] | phoneNumbers.primary must be true or false",
                "addresses | [{'LOCALITY':{}}] | addresses.locality must be a string",
                "active | 'x' | active must be true or false"
            })
    void refusalNamesTheAttributeAsTheSchemaDoes(String name, String value, String detail) {
        assertThatThrownBy(() -> read("{'userName':'a','" + name + "':" + value + "}", Dialect.TOLERANT))
                .isInstanceOf(Problem.class)
                .hasMessage(detail);
    }

    @Test
    void attributesInAnObjectUnderTheCoreUrnAreRead() {
        UserProfile read = tolerant("{'" + CORE + "':{'userName':'ana','externalId':'e','title':'Boss'}}");

        assertThat(read.userName().value()).isEqualTo("ana");
        assertThat(read.externalId()).contains(new ExternalId("e"));
        assertThat(read.details()).containsEntry(UserAttribute.TITLE, "Boss");
    }

    @Test
    void dottedAndUrnKeysAreRead() {
        assertThat(tolerant("{'userName':'ana','name.givenName':'Ana','" + ENTERPRISE + ":department':'Sales'}")
                        .details())
                .containsAllEntriesOf(Map.of(UserAttribute.GIVEN_NAME, "Ana", UserAttribute.DEPARTMENT, "Sales"));
    }

    @Test
    void elementsWithoutAValueAreLeftOut() {
        assertThat(tolerant("{'userName':'ana','phoneNumbers':[{'type':'fax'},{'type':'work','value':''},"
                                + "{'type':'mobile','value':'+1'}]}")
                        .plurals())
                .containsEntry(UserAttribute.PHONE_NUMBERS, List.of(phone("+1", "mobile")));
    }

    @Test
    void singleElementIsReadAsAList() {
        assertThat(tolerant("{'userName':'ana','phoneNumbers':{'type':'mobile','value':'+1'}}")
                        .plurals())
                .containsEntry(UserAttribute.PHONE_NUMBERS, List.of(phone("+1", "mobile")));
        assertThat(tolerant("{'userName':'ana','roles':'Chef'}").plurals())
                .containsEntry(
                        UserAttribute.ROLES,
                        List.of(new PluralValue("Chef", Optional.empty(), Optional.empty(), false)));
    }

    @Test
    void numbersBooleansAndSingleElementListsAreReadAsText() {
        assertThat(tolerant("{'userName':['ana'],'title':true,'" + ENTERPRISE + "':{'employeeNumber':701984}}")
                        .details())
                .isEqualTo(Map.of(UserAttribute.TITLE, "true", UserAttribute.EMPLOYEE_NUMBER, "701984"));
        assertThatThrownBy(() -> tolerant("{'userName':['ana','ben']}")).hasMessageContaining("one value");
    }

    @Test
    void managerIsReadFromTextObjectOrSingleElementList() {
        for (String manager : List.of("'m-1'", "{'value':'m-1'}", "[{'value':'m-1'}]")) {
            assertThat(tolerant("{'userName':'ana','" + ENTERPRISE + "':{'manager':" + manager + "}}")
                            .details())
                    .as(manager)
                    .containsEntry(UserAttribute.MANAGER, "m-1");
        }
    }

    @Test
    void unknownAttributesAreIgnoredInTheTolerantDialectOnly() {
        String json = "{'userName':'ana','shoeSize':9,'urn:example:1.0':{'badge':1}}";

        assertThat(tolerant(json).details()).isEmpty();
        assertThatThrownBy(() -> read(json, Dialect.STRICT)).hasMessageContaining("shoeSize");
    }

    private static PluralValue phone(String number, String type) {
        return new PluralValue(number, Optional.of(type), Optional.empty(), false);
    }

    private static UserProfile tolerant(String json) {
        return read(json, Dialect.TOLERANT);
    }

    private static UserProfile read(String json, Dialect dialect) {
        return UserJson.read(
                JsonObjects.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), Optional.empty(), dialect);
    }
}
