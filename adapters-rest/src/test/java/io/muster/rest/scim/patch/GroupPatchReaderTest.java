package io.muster.rest.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.GroupEdit;
import io.muster.domain.directory.GroupEdit.ExternalIdEdit;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.MembershipEdit;
import io.muster.domain.directory.MembershipEdit.Delta;
import io.muster.domain.directory.MembershipEdit.ReplaceAll;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.Dialect;
import io.muster.domain.problem.Problem;
import io.muster.rest.json.JsonObjects;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** PATCH of a group, read without the group. */
class GroupPatchReaderTest {
    private static final UserId ANA = new UserId(UUID.fromString("01a20d60-0a32-7bdf-b036-000000000001"));
    private static final UserId BEN = new UserId(UUID.fromString("01a20d60-0a32-7bdf-b036-000000000002"));

    @Test
    void additionsAndRemovalsOfEveryDialectBecomeOneDelta() {
        for (String add : List.of(
                "{'op':'add','path':'members','value':[{'value':'ANA','$ref':null,'display':'x'}]}",
                "{'op':'Add','path':'members','value':{'value':'ANA'}}",
                "{'op':'Add','path':'members','value':'ANA'}",
                "{'op':'add','path':'members','value':['ANA']}",
                "{'op':'add','value':{'members':[{'value':'ANA'}]}}",
                "{'op':'add','path':'urn:ietf:params:scim:schemas:core:2.0:Group:members','value':[{'value':'ANA'}]}")) {
            assertThat(members(add)).as(add).isEqualTo(new Delta(Set.of(ANA), Set.of()));
        }
        for (String remove : List.of(
                "{'op':'remove','path':'members[value eq \\'ANA\\']'}",
                "{'op':'Remove','path':'members','value':[{'$ref':null,'value':'ANA'}]}",
                "{'op':'remove','path':'members','value':['ANA']}")) {
            assertThat(members(remove)).as(remove).isEqualTo(new Delta(Set.of(), Set.of(ANA)));
        }
        assertThat(members("{'op':'remove','path':'members[value eq \\'ANA\\' or value eq \\'BEN\\']'}"))
                .isEqualTo(new Delta(Set.of(), Set.of(ANA, BEN)));
    }

    @Test
    void lastOperationOnAMemberCounts() {
        assertThat(
                        members(
                                "{'op':'add','path':'members','value':['ANA','BEN']},{'op':'remove','path':'members[value eq \\'ANA\\']'}"))
                .isEqualTo(new Delta(Set.of(BEN), Set.of(ANA)));
        assertThat(
                        members(
                                "{'op':'replace','path':'members','value':['ANA']},{'op':'add','path':'members','value':['BEN']}"))
                .isEqualTo(new ReplaceAll(Set.of(ANA, BEN)));
    }

    @Test
    void onlyReplacementAndRemovalOfAllAffectOtherMembers() {
        assertThat(members("{'op':'replace','path':'members','value':[]}")).isEqualTo(new ReplaceAll(Set.of()));
        assertThat(members("{'op':'remove','path':'members'}")).isEqualTo(new ReplaceAll(Set.of()));
        assertThat(members("{'op':'remove','path':'members','value':[]}")).isEqualTo(Delta.NONE);
        assertThat(members("{'op':'add','path':'members','value':[]}")).isEqualTo(Delta.NONE);
    }

    @Test
    void selectedMemberIsAddedOrReplacedByTheValue() {
        assertThat(members("{'op':'add','path':'members[value eq \\'ANA\\']'}"))
                .isEqualTo(new Delta(Set.of(ANA), Set.of()));
        assertThat(members("{'op':'replace','path':'members[value eq \\'ANA\\']','value':{'value':'BEN'}}"))
                .isEqualTo(new Delta(Set.of(BEN), Set.of(ANA)));
    }

    @Test
    void attributesInAnObjectUnderTheCoreUrnAreRead() {
        GroupEdit edit = read(
                "{'op':'replace','value':{'urn:ietf:params:scim:schemas:core:2.0:Group':{'displayName':'New'}}}",
                Dialect.TOLERANT);

        assertThat(edit.displayName()).contains(GroupName.of("New"));
    }

    @Test
    void nameAndUnknownAttributesLeaveMembersAlone() {
        GroupEdit edit = read(
                "{'op':'replace','value':{'id':'x','displayName':'New','externalId':'e','shoeSize':9,'schemas':[]}}",
                Dialect.TOLERANT);

        assertThat(edit.displayName()).contains(GroupName.of("New"));
        assertThat(edit.externalId()).isEqualTo(new ExternalIdEdit.Replace(Optional.of(new ExternalId("e"))));
        assertThat(edit.members()).isEqualTo(Delta.NONE);
    }

    @Test
    void malformedMemberIdIsUnknownAndRefusedInTheStrictDialect() {
        Delta delta = (Delta) members("{'op':'add','path':'members','value':['ANA','not-an-id']}");

        assertThat(delta.add()).hasSize(2).contains(ANA);
        assertThat(read("{'op':'add','path':'members','value':['ANA','not-an-id']}", Dialect.TOLERANT)
                        .malformed())
                .containsValue("not-an-id")
                .hasSize(1);
        assertThatThrownBy(() -> read("{'op':'add','path':'members','value':['not-an-id']}", Dialect.STRICT))
                .isInstanceOf(Problem.class);
    }

    @Test
    void malformedOperationsAreRefusedWithTheirScimType() {
        assertRefused(ScimType.INVALID_PATH, "{'op':'add','path':'shoeSize','value':9}");
        assertRefused(ScimType.MUTABILITY, "{'op':'replace','path':'id','value':'x'}");
        assertInvalidValue("{'op':'remove','path':'displayName'}");
        assertInvalidValue("{'op':'add','path':'members','value':[{}]}");
        assertRefused(ScimType.INVALID_FILTER, "{'op':'remove','path':'members[display co \\'a\\']'}");
        assertRefused(ScimType.NO_TARGET, "{'op':'remove'}");
        // with single quotes, the member would stay
        assertRefused(ScimType.INVALID_FILTER, "{'op':'remove','path':'members[value eq \\u0027ANA\\u0027]'}");
    }

    private static MembershipEdit members(String operations) {
        return read(operations, Dialect.TOLERANT).members();
    }

    private static void assertRefused(ScimType type, String operations) {
        assertThatThrownBy(() -> members(operations))
                .as(operations)
                .isInstanceOf(ScimRefusal.class)
                .satisfies(thrown -> assertThat(((ScimRefusal) thrown).type()).contains(type));
    }

    private static void assertInvalidValue(String operations) {
        assertThatThrownBy(() -> members(operations))
                .as(operations)
                .isInstanceOf(Problem.class)
                .satisfies(thrown -> assertThat(((Problem) thrown).code()).isEqualTo(Problem.Code.INVALID_VALUE));
    }

    private static GroupEdit read(String operations, Dialect dialect) {
        String text = "{'Operations':[" + operations + "]}";
        String json = text.replace('\'', '"').replace("ANA", ANA.toString()).replace("BEN", BEN.toString());
        return GroupPatchReader.read(JsonObjects.parse(json.getBytes(StandardCharsets.UTF_8)), dialect);
    }
}
