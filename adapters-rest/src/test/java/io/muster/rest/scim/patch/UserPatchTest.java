package io.muster.rest.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.directory.PluralValue;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserProfile;
import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Problem;
import io.muster.rest.json.JsonObjects;
import io.muster.rest.scim.json.UserJson;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** PATCH of a user in the forms of the identity providers. */
class UserPatchTest {
    private final UserProfile ana = UserJson.read(
            json(
                    "{'userName':'ana','name':{'givenName':'Ana','familyName':'Ruiz'},'title':'Boss','emails':["
                            + "{'value':'ana@work.example','type':'work','primary':true},{'value':'ana@home.example','type':'home'}]}"),
            Optional.empty(),
            Dialect.TOLERANT);

    @Test
    void falseInAnySpellingDeactivates() {
        for (String value : List.of("false", "'False'", "'false'", "'FALSE'", "[false]", "['False']")) {
            assertThat(patch("{'op':'Replace','path':'active','value':" + value + "}")
                            .active())
                    .as(value)
                    .isFalse();
            assertThat(patch("{'op':'replace','value':{'active':" + value + "}}")
                            .active())
                    .as(value)
                    .isFalse();
        }
        assertThat(patch("{'op':'remove','path':'active'}").active()).isTrue();
        assertInvalidValue("{'op':'replace','path':'active','value':'maybe'}");
        assertInvalidValue("{'op':'replace','path':'active','value':0}");
    }

    @Test
    void pathlessObjectsWithDottedAndUrnKeysAreSplitIntoOperations() {
        UserProfile patched = patch(
                "{'op':'add','value':{'name.givenName':'Anna','displayName':'A','id':'x','groups':[],'shoeSize':9,"
                        + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department':'Sales',"
                        + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'costCenter':'42','manager':{'value':'m','displayName':'x'}},"
                        + "'urn:unknown:1.0:User':{'x':1},'name':{'familyName':'Roy'}}}");

        assertThat(patched.details())
                .containsAllEntriesOf(Map.of(
                        UserAttribute.GIVEN_NAME, "Anna",
                        UserAttribute.FAMILY_NAME, "Roy",
                        UserAttribute.DISPLAY_NAME, "A",
                        UserAttribute.TITLE, "Boss",
                        UserAttribute.DEPARTMENT, "Sales",
                        UserAttribute.COST_CENTER, "42",
                        UserAttribute.MANAGER, "m"));
    }

    @Test
    void emptyPathCountsAsAbsent() {
        for (String path : List.of("''", "null", "' '")) {
            assertThat(patch("{'op':'replace','path':" + path + ",'value':{'title':'Chef'}}")
                            .details())
                    .as(path)
                    .containsEntry(UserAttribute.TITLE, "Chef");
        }
    }

    @Test
    void attributesInAnObjectUnderTheCoreUrnAreRead() {
        assertThat(patch("{'op':'add','value':{'urn:ietf:params:scim:schemas:core:2.0:User':{'title':'Chef'}}}")
                        .details())
                .containsEntry(UserAttribute.TITLE, "Chef");
    }

    @Test
    void managerDisplayNameIsIgnored() {
        String manager = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";

        assertThat(patch("{'op':'replace','path':'" + manager + ".displayName','value':'Bo'}"))
                .isEqualTo(ana);
    }

    @Test
    void elementWithoutItsValueIsRemoved() {
        assertThat(emails(patch("{'op':'replace','path':'emails[type eq \\'home\\'].value','value':''}")))
                .containsExactly("ana@work.example work primary");
    }

    @Test
    void nullAbsentAndEmptyValuesClearTheAttribute() {
        for (String operation : List.of(
                "{'op':'replace','path':'title','value':null}",
                "{'op':'replace','path':'title'}",
                "{'op':'replace','path':'title','value':''}",
                "{'op':'replace','path':'title','value':[]}",
                "{'op':'remove','path':'title'}",
                "{'op':'remove','path':'title','value':'Boss'}",
                "{'op':'replace','value':{'title':null}}")) {
            assertThat(patch(operation).details()).as(operation).doesNotContainKey(UserAttribute.TITLE);
        }
        assertThat(patch("{'op':'remove','path':'name'}").details()).doesNotContainKey(UserAttribute.FAMILY_NAME);
        assertThat(patch("{'op':'remove','path':'emails'}").plurals()).isEmpty();
        assertThat(patch("{'op':'replace','path':'emails','value':[]}").plurals())
                .isEmpty();
        assertInvalidValue("{'op':'replace','path':'userName','value':null}");
    }

    @Test
    void filteredPathChangesMatchingElementsOrCreatesOne() {
        assertThat(emails(
                        patch("{'op':'Replace','path':'emails[type eq \\'work\\'].value','value':'new@work.example'}")))
                .containsExactly("new@work.example work primary", "ana@home.example home");
        assertThat(emails(patch("{'op':'Add','path':'emails[type eq \\'other\\'].value','value':'o@x.example'}")))
                .containsExactly("ana@work.example work primary", "ana@home.example home", "o@x.example other");
        assertThat(emails(patch("{'op':'remove','path':'emails[type eq \\'home\\']'}")))
                .containsExactly("ana@work.example work primary");
        assertThat(emails(patch("{'op':'remove','path':'emails','value':[{'value':'ANA@home.example'}]}")))
                .containsExactly("ana@work.example work primary");
        assertThat(emails(patch("{'op':'remove','path':'emails','value':[]}"))).hasSize(2);
        assertThat(patch(
                                "{'op':'Add','path':'phoneNumbers[type eq \\'mobile\\' and primary eq true].value','value':'+1'}")
                        .plurals())
                .containsEntry(
                        UserAttribute.PHONE_NUMBERS,
                        List.of(new PluralValue("+1", Optional.of("mobile"), Optional.empty(), true)));
    }

    @Test
    void lastElementMarkedPrimaryIsTheOnlyPrimaryOne() {
        assertThat(
                        emails(
                                patch(
                                        "{'op':'add','path':'emails','value':[{'value':'n@x.example','type':'other','primary':true}]}")))
                .containsExactly("ana@work.example work", "ana@home.example home", "n@x.example other primary");
        assertThat(emails(patch("{'op':'replace','path':'emails[type eq \\'home\\'].primary','value':'True'}")))
                .containsExactly("ana@work.example work", "ana@home.example home primary");
        assertThat(emails(patch("{'op':'add','path':'emails','value':{'value':'ana@home.example','type':'home'}}")))
                .hasSize(2);
    }

    @Test
    void primaryAndValueOfANewElementMayComeInSeparateOperations() {
        assertThat(emails(patch("{'op':'add','path':'emails[type eq \\'other\\'].primary','value':true},"
                        + "{'op':'add','path':'emails[primary eq true].display','value':'O'},"
                        + "{'op':'add','path':'emails[type eq \\'other\\'].value','value':'o@x.example'}")))
                .containsExactly("ana@work.example work", "ana@home.example home", "o@x.example other primary");
    }

    @Test
    void elementThatNoOperationCompletesIsRefusedAndTakesNothing() {
        assertRefused(ScimType.NO_TARGET, "{'op':'add','path':'emails[type eq \\'other\\'].primary','value':true}");
        assertRefused(
                ScimType.NO_TARGET,
                "{'op':'add','path':'phoneNumbers[type eq \\'fax\\'].value','value':'1'},"
                        + "{'op':'replace','path':'photos[type eq \\'photo\\'].display','value':'me'}");
        assertRefused(ScimType.NO_TARGET, "{'op':'add','path':'ims.type','value':'work'}");
        assertThat(patch("{'op':'add','path':'emails','value':[{'type':'other','primary':true}]}"))
                .isEqualTo(ana);
        assertThat(patch("{'op':'add','path':'emails[type eq \\'other\\'].value','value':'o@x.example'},"
                        + "{'op':'replace','path':'emails[type eq \\'other\\'].value','value':''}"))
                .isEqualTo(ana);
    }

    @Test
    void elementMayLoseItsValueAndGetAnotherOne() {
        assertThat(emails(patch("{'op':'remove','path':'emails[type eq \\'work\\'].value'},"
                        + "{'op':'add','path':'emails[type eq \\'work\\'].value','value':'new@work.example'}")))
                .containsExactly("new@work.example work primary", "ana@home.example home");
    }

    @Test
    void markMovesWithEachOperation() {
        assertThat(emails(patch("{'op':'replace','path':'emails[type eq \\'home\\'].primary','value':true},"
                        + "{'op':'replace','path':'emails[primary eq true].type','value':'other'},"
                        + "{'op':'remove','path':'emails[type eq \\'other\\']'}")))
                .containsExactly("ana@work.example work");
        assertThat(
                        emails(
                                patch(
                                        "{'op':'add','path':'emails','value':[{'value':'ana@work.example','type':'work','primary':false}]}")))
                .containsExactly("ana@work.example work", "ana@home.example home");
    }

    @Test
    void twoPrimaryElementsOfOneOperationAreRefused() {
        assertInvalidValue("{'op':'replace','path':'emails','value':[{'value':'a@x.example','primary':true},"
                + "{'value':'b@x.example','primary':true}]}");
        assertInvalidValue("{'op':'replace','path':'emails[value co \\'@\\'].primary','value':true}");
    }

    @Test
    void replacementWhoseConditionMatchesNothingIsRefusedUnlessItNamesAType() {
        for (String path : List.of(
                "addresses[locality eq \\'Nowhere\\'].region",
                "emails[value eq \\'no@x.example\\'].display",
                "phoneNumbers[type ne \\'x\\'].value",
                "phoneNumbers[type eq \\'x\\' or type eq \\'y\\'].value",
                "phoneNumbers[type eq \\'x\\' and display eq \\'y\\'].value",
                "phoneNumbers[primary eq true].value",
                "phoneNumbers[type eq null].value",
                "phoneNumbers[not (type eq \\'x\\')]")) {
            assertRefused(ScimType.NO_TARGET, "{'op':'replace','path':'" + path + "','value':'x@x.example'}");
        }
        assertThat(emails(
                        patch("{'op':'Replace','path':'emails[type eq \\'other\\']','value':{'value':'o@x.example'}}")))
                .contains("o@x.example other");
        assertThat(patch("{'op':'Add','path':'roles[primary eq \\'True\\'].value','value':'Chef'}")
                        .plurals())
                .containsEntry(
                        UserAttribute.ROLES,
                        List.of(new PluralValue("Chef", Optional.empty(), Optional.empty(), true)));
    }

    @Test
    void listOfOneObjectWithoutAPathIsReadAsTheObject() {
        assertThat(patch("{'op':'replace','value':[{'title':'Chef'}]}").details())
                .containsEntry(UserAttribute.TITLE, "Chef");
        assertRefused(ScimType.INVALID_SYNTAX, "{'op':'replace','value':[{'title':'A'},{'title':'B'}]}");
        assertRefused(ScimType.INVALID_SYNTAX, "{'op':'replace','value':['title']}");
        assertRefused(ScimType.INVALID_SYNTAX, "{'op':'replace','value':[]}");
    }

    @Test
    void operationsAreCountedAfterObjectsAreTakenApart() {
        assertThat(patch("{'op':'add','value':{" + keys(1_000) + "}}")).isEqualTo(ana);
        for (String operations : List.of(
                "{'op':'add','value':{" + keys(1_001) + "}}",
                "{'op':'add','value':{" + keys(500) + "}},{'op':'add','value':{" + keys(501) + "}}",
                "{'op':'add','value':{'urn:ietf:params:scim:schemas:core:2.0:User':{" + keys(1_001) + "}}}",
                "{'op':'add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User','value':{"
                        + keys(1_001) + "}}")) {
            assertThatThrownBy(() -> patch(operations)).satisfies(thrown -> assertThat(((ScimRefusal) thrown).status())
                    .isEqualTo(413));
        }
    }

    @Test
    void listsOfMoreValuesThanAnAttributeHasAreRefusedOnEntry() {
        String values = "'1',".repeat(100) + "'1'";

        assertThatThrownBy(() -> patch("{'op':'add','path':'phoneNumbers','value':[" + values + "]}"))
                .hasMessage("phoneNumbers has at most 100 values");
    }

    private static String keys(int count) {
        return IntStream.range(0, count).mapToObj(n -> "'k" + n + "':1").collect(Collectors.joining(","));
    }

    @Test
    void operationsAreAppliedInOrder() {
        UserProfile patched = patch(
                "{'op':'replace','path':'title','value':'A'},{'op':'REMOVE','path':'title'},{'op':'Add','path':'title','value':'B'}");

        assertThat(patched.details()).containsEntry(UserAttribute.TITLE, "B");
        assertThat(patch("{'op':'replace','path':'title','value':'Boss'}")).isEqualTo(ana);
    }

    @Test
    void unknownReadOnlyAndMalformedTargetsAreRefusedWithTheirScimType() {
        assertRefused(ScimType.INVALID_PATH, "{'op':'add','path':'shoeSize','value':9}");
        assertRefused(ScimType.INVALID_PATH, "{'op':'add','path':'title.x','value':9}");
        assertRefused(ScimType.INVALID_PATH, "{'op':'add','path':'emails[type eq \\'work\\'].shoe','value':9}");
        assertRefused(ScimType.INVALID_PATH, "{'op':'add','path':'emails[type eq \\'work\\'','value':9}");
        assertRefused(ScimType.INVALID_FILTER, "{'op':'add','path':'emails[type]','value':9}");
        assertRefused(ScimType.MUTABILITY, "{'op':'replace','path':'id','value':'x'}");
        assertRefused(ScimType.MUTABILITY, "{'op':'replace','path':'groups','value':[]}");
        assertRefused(ScimType.MUTABILITY, "{'op':'replace','path':'meta.created','value':'x'}");
        assertRefused(ScimType.NO_TARGET, "{'op':'remove'}");
        assertRefused(ScimType.INVALID_SYNTAX, "{'op':'move','path':'title'}");
        assertRefused(ScimType.INVALID_SYNTAX, "{'path':'title'}");
        assertRefused(ScimType.INVALID_SYNTAX, "{'op':'add','value':'x'}");
        assertInvalidValue("{'op':'add','path':'title','value':{'x':1}}");
        assertInvalidValue("{'op':'add','path':'title','value':['a','b']}");
    }

    @Test
    void strictDialectRefusesAbsentPathsAndTargets() {
        JsonObject pathless = json("{'Operations':[{'op':'replace','value':{'active':false}}]}");
        assertThatThrownBy(() -> UserPatch.read(pathless, Dialect.STRICT)).hasMessageContaining("needs a path");
        UserPatch missing = UserPatch.read(
                json("{'Operations':[{'op':'replace','path':'emails[type eq \\'fax\\'].value','value':'x'}]}"),
                Dialect.STRICT);
        assertThatThrownBy(() -> missing.apply(ana))
                .satisfies(thrown -> assertThat(((ScimRefusal) thrown).type()).contains(ScimType.NO_TARGET));
    }

    private UserProfile patch(String operations) {
        return UserPatch.read(json("{'Operations':[" + operations + "]}"), Dialect.TOLERANT)
                .apply(ana);
    }

    private void assertRefused(ScimType type, String operations) {
        assertThatThrownBy(() -> patch(operations))
                .as(operations)
                .isInstanceOf(ScimRefusal.class)
                .satisfies(thrown -> assertThat(((ScimRefusal) thrown).type()).contains(type));
    }

    private void assertInvalidValue(String operations) {
        assertThatThrownBy(() -> patch(operations))
                .as(operations)
                .isInstanceOf(Problem.class)
                .satisfies(thrown -> assertThat(((Problem) thrown).code()).isEqualTo(Problem.Code.INVALID_VALUE));
    }

    private static List<String> emails(UserProfile profile) {
        return profile.plurals().getOrDefault(UserAttribute.EMAILS, List.of()).stream()
                .map(email -> email.value() + " " + email.type().orElse("-") + (email.primary() ? " primary" : ""))
                .toList();
    }

    private static JsonObject json(String text) {
        return JsonObjects.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
