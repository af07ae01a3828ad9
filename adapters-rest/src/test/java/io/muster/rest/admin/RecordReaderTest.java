package io.muster.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.WorkspaceId;
import io.muster.domain.problem.Problem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {
    private static final UUID ID = UUID.fromString("019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11");

    record Everything(
            String text,
            long number,
            boolean flag,
            OrgRole role,
            UserId user,
            List<String> texts,
            List<WorkspaceId> workspaces,
            List<Row> rows,
            Row row,
            JsonObject object) {}

    record Row(String name) {}

    record Options(
            Optional<String> text,
            Optional<Long> number,
            Optional<Boolean> flag,
            Optional<OrgRole> role,
            Optional<List<Row>> rows,
            @MustBePresent Optional<OrgRole> present) {}

    record Bounded(long number) {
        Bounded {
            if (number < 0) {
                throw Problem.invalidValue("number must not be negative");
            }
        }
    }

    @Test
    void everyTypeOfComponentIsRead() {
        Everything read = read(Everything.class, """
                {'text':'x','number':-5,'flag':false,'role':'admin','user':'019BA2C4-5f0e-7c51-9d1f-3f1f6f0a7c11',
                 'texts':['a','b'],'workspaces':['019ba2c4-5f0e-7c51-9d1f-3f1f6f0a7c11'],'rows':[{'name':'r'}],
                 'row':{'name':'s'},'object':{'any':[1,{'a':null}]}}""");

        assertThat(read)
                .isEqualTo(new Everything(
                        "x",
                        -5,
                        false,
                        OrgRole.ADMIN,
                        new UserId(ID),
                        List.of("a", "b"),
                        List.of(new WorkspaceId(ID)),
                        List.of(new Row("r")),
                        new Row("s"),
                        object("{\"any\":[1,{\"a\":null}]}")));
    }

    @Test
    void optionalComponentsMayBeAbsentOrNull() {
        Options nothing = new Options(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(read(Options.class, "{'present':null}")).isEqualTo(nothing);
        assertThat(read(Options.class, "{'present':null,'text':null,'rows':null}"))
                .isEqualTo(nothing);
        assertThat(read(Options.class, "{'present':'VIEWER','flag':true,'rows':[]}"))
                .isEqualTo(new Options(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true),
                        Optional.empty(),
                        Optional.of(List.of()),
                        Optional.of(OrgRole.VIEWER)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name is required",
                "{'name':null} | name is required",
                "{'Name':'x'} | There is no Name; known are name",
                "{'name':'x','confrim':true} | There is no confrim; known are name",
                "{'name':5} | name must be a string",
                "{'name':['x']} | name must be a string",
                "{'name':'\\u0000'} | name contains a character that is not allowed",
                "{'name':'\\ud800'} | name contains a character that is not allowed",
                "{'name':'a\\nb'} | name must be one line without control characters",
                "{'name':'a\\u2028b'} | name must be one line without control characters",
                "{'name':'a\\u202eb'} | name must be one line without control characters"
            })
    void anUnknownMissingOrMistypedFieldIsNamed(String json, String detail) {
        assertRefused(Row.class, json, Problem.Code.INVALID_VALUE, detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | present is required",
                "{'present':null,'number':1.5} | number must be a whole number",
                "{'present':null,'number':'1'} | number must be a whole number",
                "{'present':null,'number':9223372036854775808} | number must be a whole number",
                "{'present':null,'flag':'true'} | flag must be true or false",
                "{'present':null,'role':'OWNER'} | role must be one of [VIEWER, DEVELOPER, ADMIN]",
                "{'present':null,'rows':{}} | rows must be an array of objects",
                "{'present':null,'rows':['x']} | rows must be an array of objects",
                "{'present':null,'rows':[{'name':'x'},{}]} | rows[1].name is required",
                "{'present':null,'rows':[{'nmae':'x'}]} | There is no rows[0].nmae; known are name"
            })
    void anOptionalFieldOfTheWrongTypeIsNamed(String json, String detail) {
        assertRefused(Options.class, json, Problem.Code.INVALID_VALUE, detail);
    }

    @Test
    void aMalformedIdIsNotFound() {
        record WithId(UserId user) {}
        assertRefused(WithId.class, "{'user':'1-1-1-1-1'}", Problem.Code.NOT_FOUND, "Member 1-1-1-1-1 not found");
    }

    @Test
    void malformedListOfTextsIsRefusedByItsName() {
        record WithList(List<String> texts) {}
        assertRefused(WithList.class, "{'texts':'x'}", Problem.Code.INVALID_VALUE, "texts must be an array of strings");
        assertRefused(WithList.class, "{'texts':[1]}", Problem.Code.INVALID_VALUE, "texts must be an array of strings");
    }

    @Test
    void textBeyondItsLineIsRefusedInListsIdsAndEnums() {
        String detail = " must be one line without control characters";
        record WithLines(Optional<List<String>> texts, Optional<UserId> user, Optional<OrgRole> role) {}
        assertRefused(WithLines.class, "{'texts':['x','a\\nb']}", Problem.Code.INVALID_VALUE, "texts[1]" + detail);
        assertRefused(WithLines.class, "{'user':'a\\nb'}", Problem.Code.INVALID_VALUE, "user" + detail);
        assertRefused(WithLines.class, "{'role':'a\\nb'}", Problem.Code.INVALID_VALUE, "role" + detail);
    }

    @Test
    void textOfAnyCharactersMayHaveLinesButMustBeStorable() {
        record Documents(
                @OfAnyCharacters String one,
                @OfAnyCharacters Optional<List<String>> several) {}

        assertThat(read(Documents.class, "{'one':'a\\nb','several':['\\u202e']}"))
                .isEqualTo(new Documents("a\nb", Optional.of(List.of("\u202e"))));
        assertRefused(
                Documents.class,
                "{'one':'\\u0000'}",
                Problem.Code.INVALID_VALUE,
                "one contains a character that is not allowed");
    }

    @Test
    void aRefusalOfTheRecordItselfComesThrough() {
        assertRefused(Bounded.class, "{'number':-1}", Problem.Code.INVALID_VALUE, "number must not be negative");
    }

    @Test
    void aLongUnknownNameIsCut() {
        assertThatThrownBy(() -> read(Row.class, "{'" + "x".repeat(10_000) + "':1}"))
                .hasMessage("There is no " + "x".repeat(255) + "…; known are name");
    }

    @Test
    void unsupportedTypeInABodyIsADefect() {
        record Unreadable(Optional<Double> number) {}
        assertThatThrownBy(() -> read(Unreadable.class, "{}")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(Class<?> type, String json, Problem.Code code, String detail) {
        assertThatThrownBy(() -> read(type, json)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.detail()).isEqualTo(detail);
        });
    }

    private static <T> T read(Class<T> type, String json) {
        return RecordReader.read(object(json.replace('\'', '"')), type);
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
