package io.muster.rest.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.domain.directory.ElementAttribute;
import io.muster.domain.directory.Filter;
import io.muster.domain.directory.Filter.AnyElement;
import io.muster.domain.directory.Filter.Compare;
import io.muster.domain.directory.Filter.Operand;
import io.muster.domain.directory.Filter.Operator;
import io.muster.domain.directory.GroupAttribute;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.organization.Dialect;
import io.muster.rest.scim.refusal.ScimRefusal;
import io.muster.rest.scim.refusal.ScimType;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScimFilterParserTest {
    @Test
    void namesAndOperatorsAreReadInAnyCaseAndWithTheirUrn() {
        Filter<UserAttribute> expected = text(UserAttribute.USER_NAME, Operator.EQ, "Bjensen");

        for (String filter : List.of(
                "userName eq \"Bjensen\"",
                "USERNAME EQ \"Bjensen\"",
                "  username   Eq   \"Bjensen\"  ",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"Bjensen\"",
                "(userName eq \"Bjensen\")")) {
            assertThat(users(filter)).as(filter).isEqualTo(expected);
        }
        assertThat(users("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"x\""))
                .isEqualTo(text(UserAttribute.DEPARTMENT, Operator.EQ, "x"));
        assertThat(users("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"x\""))
                .isEqualTo(text(UserAttribute.MANAGER, Operator.EQ, "x"));
    }

    @Test
    void andBindsTighterThanOrAndNotTightest() {
        Filter<UserAttribute> a = text(UserAttribute.TITLE, Operator.EQ, "a");
        Filter<UserAttribute> b = text(UserAttribute.TITLE, Operator.EQ, "b");
        Filter<UserAttribute> c = text(UserAttribute.TITLE, Operator.EQ, "c");

        assertThat(users("title eq \"a\" or title eq \"b\" and title eq \"c\""))
                .isEqualTo(new Filter.Or<>(List.of(a, new Filter.And<>(List.of(b, c)))));
        assertThat(users("(title eq \"a\" or title eq \"b\") and not (title eq \"c\")"))
                .isEqualTo(new Filter.And<>(List.of(new Filter.Or<>(List.of(a, b)), new Filter.Not<>(c))));
    }

    @Test
    void specialCharactersInValuesAreText() {
        assertThat(users("userName eq \"B\\u00edlbo \\\"x\\\" \\\\ ) ] and\""))
                .isEqualTo(text(UserAttribute.USER_NAME, Operator.EQ, "Bílbo \"x\" \\ ) ] and"));
    }

    @Test
    void valuePathWithEntrasTailConditionsOneElement() {
        Filter<ElementAttribute> work = element(ElementAttribute.TYPE, "work");
        Filter<ElementAttribute> value = element(ElementAttribute.VALUE, "a@b.c");
        Filter<UserAttribute> both = new AnyElement<>(UserAttribute.EMAILS, new Filter.And<>(List.of(work, value)));

        assertThat(users("emails[type eq \"work\" and value eq \"a@b.c\"]")).isEqualTo(both);
        assertThat(users("emails[type eq \"work\"].value eq \"a@b.c\"")).isEqualTo(both);
        assertThat(users("emails.value eq \"a@b.c\"")).isEqualTo(new AnyElement<>(UserAttribute.EMAILS, value));
        assertThat(users("emails eq \"a@b.c\"")).isEqualTo(new AnyElement<>(UserAttribute.EMAILS, value));
        assertThat(users("emails pr")).isEqualTo(new Filter.Present<>(UserAttribute.EMAILS));
        assertThat(users("emails[primary eq true]"))
                .isEqualTo(new AnyElement<>(
                        UserAttribute.EMAILS,
                        new Compare<>(ElementAttribute.PRIMARY, Operator.EQ, new Operand.Flag(true))));
    }

    @Test
    void datesBooleansAndNullBecomeTypedOperands() {
        assertThat(users("meta.lastModified gt \"2011-05-13T04:42:34Z\""))
                .isEqualTo(new Compare<>(
                        UserAttribute.LAST_MODIFIED,
                        Operator.GT,
                        new Operand.Moment(Instant.parse("2011-05-13T04:42:34Z"))));
        assertThat(users("active eq \"True\""))
                .isEqualTo(new Compare<>(UserAttribute.ACTIVE, Operator.EQ, new Operand.Flag(true)));
        assertThat(users("title eq null")).isEqualTo(new Filter.Not<>(new Filter.Present<>(UserAttribute.TITLE)));
        assertThat(users("title ne null")).isEqualTo(new Filter.Present<>(UserAttribute.TITLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meta.resourceType eq \"User\"",
                "META.resourcetype pr",
                "meta.resourceType ne \"Group\"",
                "meta.resourceType sw \"Us\"",
                "urn:ietf:params:scim:schemas:core:2.0:User:meta.resourceType eq \"User\""
            })
    void conditionOnTheTypeOfResourcesThatIsTrueSelectsAll(String filter) {
        assertThat(users(filter)).isEqualTo(new Filter.Present<>(UserAttribute.ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meta.resourceType eq \"Group\"",
                "meta.resourceType eq \"user\"",
                "meta.resourceType ne \"User\"",
                "meta.resourceType co \"x\"",
                "meta.resourceType eq null"
            })
    void conditionOnTheTypeOfResourcesThatIsFalseSelectsNone(String filter) {
        assertThat(users(filter)).isEqualTo(new Filter.Not<>(new Filter.Present<>(UserAttribute.ID)));
    }

    @Test
    void groupsAreSearchedByNameAndMember() {
        assertThat(FilterBinding.groups(ScimFilterParser.parse("members.value eq \"x\"", Dialect.STRICT)))
                .isEqualTo(new AnyElement<>(GroupAttribute.MEMBERS, element(ElementAttribute.VALUE, "x")));
        assertThat(FilterBinding.groups(ScimFilterParser.parse("members[value eq \"x\"]", Dialect.STRICT)))
                .isEqualTo(new AnyElement<>(GroupAttribute.MEMBERS, element(ElementAttribute.VALUE, "x")));
    }

    @Test
    void unquotedValuesAreReadInTheTolerantDialectOnly() {
        assertThat(users("externalId eq jyoung")).isEqualTo(text(UserAttribute.EXTERNAL_ID, Operator.EQ, "jyoung"));
        assertThatThrownBy(() -> ScimFilterParser.parse("externalId eq jyoung", Dialect.STRICT))
                .hasMessageContaining("quotes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "userName",
                "userName eq",
                "userName eq 'x'",
                "userName eq 'x y'",
                "userName is \"x\"",
                "userName eq \"x\" garbage",
                "userName eq \"x\" and",
                "and userName eq \"x\"",
                "userName eq \"x",
                "userName eq \"\\x\"",
                "userName eq \"\\u00\"",
                "userName eq \"\\u0000\"",
                "userName eq \"\\ud800\"",
                "(userName eq \"x\"",
                "userName eq \"x\")",
                "not userName eq \"x\"",
                "emails[type eq \"work\"",
                "emails[type eq \"work\"].",
                "emails[]",
                "emails[shoe eq 9]",
                "title[value eq \"x\"]",
                "shoeSize eq 9",
                "password eq \"x\"",
                "password pr",
                "urn:unknown:userName eq \"x\"",
                "addresses.locality eq \"x\"",
                "photos pr.",
                "active gt true",
                "active eq perhaps",
                "meta.created eq \"yesterday\"",
                "meta.created co \"2011\"",
                "title gt null",
                "userName eq {\"a\":1}"
            })
    void malformedFilterIsRefusedAndNeverMatchesEverybody(String filter) {
        assertThatThrownBy(() -> users(filter))
                .isInstanceOf(ScimRefusal.class)
                .satisfies(thrown -> assertThat(((ScimRefusal) thrown).type()).contains(ScimType.INVALID_FILTER));
    }

    @Test
    void oversizedFiltersAreRefused() {
        for (String hostile : List.of(
                "(".repeat(4_000),
                "not (".repeat(800),
                "emails[".repeat(500),
                String.join(" and ", Collections.nCopies(65, "title pr")),
                "userName eq \"" + "x".repeat(5_000) + "\"")) {
            assertThatThrownBy(() -> users(hostile)).isInstanceOf(ScimRefusal.class);
        }
        assertThat(users(String.join(" or ", Collections.nCopies(64, "title pr"))))
                .isInstanceOf(Filter.Or.class);
    }

    private static Filter<UserAttribute> users(String filter) {
        return FilterBinding.users(ScimFilterParser.parse(filter, Dialect.TOLERANT));
    }

    private static Filter<UserAttribute> text(UserAttribute attribute, Operator operator, String text) {
        return new Compare<>(attribute, operator, new Operand.Text(text));
    }

    private static Filter<ElementAttribute> element(ElementAttribute attribute, String text) {
        return new Compare<>(attribute, Operator.EQ, new Operand.Text(text));
    }
}
