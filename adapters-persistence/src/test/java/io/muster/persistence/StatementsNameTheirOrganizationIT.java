package io.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.contract.PortsContract;
import io.muster.persistence.Databases.RecordedDatabase;
import io.muster.persistence.SentStatements.Watched;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks the statements that the contracts of the ports send. A statement about rows of organizations names one
 * organization, by its column and by the value of the transaction; the others are look-ups, which only read.
 */
class StatementsNameTheirOrganizationIT implements PortsContract {
    private static final RecordedDatabase DATABASE = Databases.separatePostgres();
    private static final Queue<Watched> SENT = new ConcurrentLinkedQueue<>();
    private static final Pattern TABLE = Pattern.compile("\\b(?:from|join|into|update|using)\\s+(\\w+)");
    private static final Pattern COLUMN = Pattern.compile("\\borganization_id\\b");
    private static final Pattern KEY_OF_ORGANIZATION = Pattern.compile("\\borganization\\b.*\\bid\\b");
    private static final Pattern OWNER_OF_A_DOMAIN =
            Pattern.compile("select .* from verified_domain \\w+ where \\w+\\.domain=\\?");

    /** A key is read before its organization is known, and may be for all. */
    private static final String GLOBAL = "api_key";

    private static Set<String> tables = Set.of();

    @Override
    public Ports ports() {
        return Databases.ports(DATABASE.database());
    }

    @BeforeAll
    static void watch() throws Exception {
        tables = Set.copyOf(RowSecurityIT.tables());
        DATABASE.sent().watch(SENT::add);
    }

    @AfterAll
    static void allHaveNamedTheirOrganization() {
        assertThat(SENT).hasSizeGreaterThan(1_000);
        assertThat(SENT.stream()
                        .filter(sent -> !isNamed(sent))
                        .map(Watched::toString)
                        .distinct())
                .isEmpty();
    }

    @Test
    void statementThatForgetsItsOrganizationIsFound() {
        UUID acme = UUID.randomUUID();

        assertThat(isNamed(new Watched("select * from directory_user", acme.toString(), List.of())))
                .isFalse();
        assertThat(isNamed(new Watched(
                        "select * from directory_user where organization_id=?",
                        acme.toString(),
                        List.of(UUID.randomUUID()))))
                .as("the value of another organization")
                .isFalse();
        assertThat(isNamed(new Watched("select * from directory_user where organization_id=?", "", List.of(acme))))
                .as("the database does not know the organization")
                .isFalse();
        assertThat(isNamed(new Watched("delete from outbox", "*", List.of()))).isFalse();
    }

    private static boolean isNamed(Watched sent) {
        Set<String> touched = TABLE.matcher(sent.sql())
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(tables::contains)
                .collect(Collectors.toSet());
        if (touched.isEmpty()
                || touched.equals(Set.of(GLOBAL))
                || OWNER_OF_A_DOMAIN.matcher(sent.sql()).matches()) {
            return true;
        }
        if (sent.visible().equals("*")) {
            return sent.sql().startsWith("select ") && !sent.sql().contains(" for ");
        }
        boolean column = touched.equals(Set.of("organization"))
                ? KEY_OF_ORGANIZATION.matcher(sent.sql()).find()
                : COLUMN.matcher(sent.sql()).find();
        return column && sent.values().stream().map(Object::toString).anyMatch(sent.visible()::equals);
    }
}
