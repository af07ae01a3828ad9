package io.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.contract.PortsContract;
import io.muster.persistence.Databases.RecordedDatabase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The adapters keep the promises of the ports although each condition by which their statements name their organization
 * is taken away: PostgreSQL alone keeps organizations apart.
 */
class WithoutOwnConditionsIT implements PortsContract {
    private static final RecordedDatabase DATABASE = Databases.separatePostgres();
    private static final Pattern CONDITION =
            Pattern.compile("(?<=\\b(?:where|and|on) |\\()((?:\\w+\\.)?organization_id ?= ?\\?)");
    private static final Set<String> CHANGED = ConcurrentHashMap.newKeySet();

    /** Keys and domains may be read by all. */
    private static final Pattern WITHOUT_WALL = Pattern.compile("\\b(?:api_key|verified_domain)\\b");

    @Override
    public Ports ports() {
        return Databases.ports(DATABASE.database());
    }

    @BeforeAll
    static void takeConditionsAway() {
        DATABASE.sent().change(WithoutOwnConditionsIT::withoutCondition);
    }

    @AfterAll
    static void manyStatementsHadACondition() {
        assertThat(CHANGED).hasSizeGreaterThan(100);
    }

    @Test
    void conditionIsTrueOfEachRow() {
        assertThat(withoutCondition("delete from removal r where r.organization_id=? and r.number=?"))
                .isEqualTo("delete from removal r where (r.organization_id=? or true) and r.number=?");
        assertThat(withoutCondition("update email_claim set organization_id=? where email_key=?"))
                .isEqualTo("update email_claim set organization_id=? where email_key=?");
    }

    private static String withoutCondition(String sql) {
        if (WITHOUT_WALL.matcher(sql).find()) {
            return sql;
        }
        String changed = CONDITION.matcher(sql).replaceAll("($1 or true)");
        if (!changed.equals(sql)) {
            CHANGED.add(sql);
        }
        return changed;
    }
}
