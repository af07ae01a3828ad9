package io.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.testing.Fixtures;
import io.muster.application.testing.Ports;
import io.muster.domain.organization.OrganizationId;
import java.util.List;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL answers the usual questions from an index, whatever the size of the organization. */
class PlansTest {
    private static final Ports PORTS = Databases.ports(Databases.postgres());
    private static final OrganizationId ACME = Fixtures.newOrganization(PORTS);

    @BeforeAll
    static void fillAnOrganization() {
        try (StatelessSession session = Databases.postgres().sessions().openStatelessSession()) {
            var transaction = session.beginTransaction();
            session.createNativeMutationQuery("""
                            insert into directory_user (organization_id, id, user_name, user_name_key, external_id, active,
                                label, profile, origin, break_glass, created, last_modified, version, display_name_key)
                            select cast(:organization as uuid), gen_random_uuid(), 'user' || n, 'user' || n, 'ext' || n,
                                n % 10 > 0, 'user' || n, '{}', 'SCIM', false, now(), now(), 1, 'name' || n
                            from generate_series(1, 30000) n""")
                    .setParameter("organization", ACME.toString())
                    .executeUpdate();
            session.createNativeMutationQuery("""
                            insert into user_value (organization_id, user_id, attribute, position, value_key, is_primary)
                            select organization_id, id, 'EMAILS', 0, user_name_key || '@acme.example', true
                            from directory_user where organization_id = cast(:organization as uuid)""")
                    .setParameter("organization", ACME.toString())
                    .executeUpdate();
            transaction.commit();
            session.beginTransaction();
            session.createNativeMutationQuery("analyze").executeUpdate();
            session.getTransaction().commit();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r.user_name_key = 'user77'                                    | directory_user_name_unique",
                "(r.external_id is not null and r.external_id = 'ext77')       | directory_user_external_id_unique",
                "(r.display_name_key is not null and r.display_name_key = 'name77') | directory_user_display_name",
                "r.id = '01a20d60-0a32-7bdf-b036-5d8cb415b95f'                 | directory_user_pkey",
                "r.last_modified > now() + interval '1 hour'                   | directory_user_last_modified",
            })
    void usualQuestionsAreAnsweredFromAnIndex(String condition, String index) {
        assertThat(plan("select * from directory_user r where r.organization_id = '" + ACME + "' and (" + condition
                        + ") order by r.id limit 100"))
                .contains(index)
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @CsvSource("user77@acme.example")
    void anAddressIsFoundFromAnIndex(String email) {
        assertThat(plan("select * from directory_user r where r.organization_id = '" + ACME
                        + "' and exists (select 1 from user_value v where v.organization_id = r.organization_id"
                        + " and v.user_id = r.id and v.attribute = 'EMAILS' and (v.value_key = '" + email
                        + "')) order by r.id limit 100"))
                .contains("user_value_value")
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest
    @CsvSource("1, 20000")
    void aLatePageByCursorIsAStretchOfTheKey(int early, int late) {
        String page = "select * from directory_user r where r.organization_id = '" + ACME
                + "' and r.id > (select id from directory_user where organization_id = '" + ACME
                + "' order by id offset %d limit 1) order by r.id limit 501";

        assertThat(plan(String.format(page, late)))
                .contains("directory_user_pkey")
                .doesNotContain("Sort");
        assertThat(plan(String.format(page, early))).contains("directory_user_pkey");
    }

    @Test
    void webhooksThatAreDueAreFoundAmongManyThatAreNot() {
        try (StatelessSession session = Databases.postgres().sessions().openStatelessSession()) {
            session.beginTransaction();
            session.createNativeMutationQuery("""
                            insert into webhook (organization_id, id, url, description, state, secret, created_at,
                                created_by, version, delivered, failures, due_at)
                            select cast(:organization as uuid), gen_random_uuid(), 'https://receiver.example', '', 'ACTIVE',
                                'sealed', now(), 'tester', 1, 0, 0, now() + interval '20 years'
                            from generate_series(1, 20000) n""")
                    .setParameter("organization", ACME.toString())
                    .executeUpdate();
            session.createNativeMutationQuery("analyze webhook").executeUpdate();
            session.getTransaction().commit();
        }

        assertThat(plan(
                        "select * from webhook where due_at <= now() and (claimed_until is null or claimed_until <= now())"
                                + " order by due_at limit 8 for update skip locked"))
                .contains("webhook_due")
                .doesNotContain("Seq Scan")
                .doesNotContain("Sort");
    }

    private static String plan(String query) {
        try (StatelessSession session = Databases.postgres().sessions().openStatelessSession()) {
            List<String> lines =
                    session.createNativeQuery("explain " + query, String.class).getResultList();
            return String.join("\n", lines);
        }
    }
}
