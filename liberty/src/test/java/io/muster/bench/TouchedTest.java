package io.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TouchedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from a join b on b.id = a.id                     | select a, select b",
                "insert into a (id) values (1) on conflict do nothing      | insert a",
                "insert into a (id) values (1) on conflict (id) do update set n = 1 | insert a",
                "insert into a (id) select id from b                       | insert a, select b",
                "update a set n = 1 where id in (select id from b)         | select b, update a",
                "delete from a where id = 1                                | delete a",
                "select * from a x for no key update of x                  | select a",
                "select * from a for key share                             | select a",
                "select ' from b' from a                                   | select a",
                "select * from unnest(x) u                                 | ''",
                "with gone as (delete from a returning id) insert into b select id from gone"
                        + " | delete a, insert b, select gone",
            })
    void statementTouchesTablesInItsParts(String sql, String touched) {
        assertThat(Touched.by(sql)).extracting(Touched::toString).isEqualTo(expected(touched));
    }

    @ParameterizedTest
    @CsvSource("'-- a user''s row, from b\nselect * from a'")
    void tablesNamedInCommentsAreNotTouched(String sql) {
        assertThat(Touched.by(sql.replace("\\n", "\n")))
                .extracting(Touched::toString)
                .containsExactly("select a");
    }

    private static List<String> expected(String touched) {
        return touched.isEmpty() ? List.of() : List.of(touched.split(", ", -1));
    }
}
