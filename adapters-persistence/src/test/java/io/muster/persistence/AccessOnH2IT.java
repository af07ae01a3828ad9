package io.muster.persistence;

import static io.muster.application.testing.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.port.out.Ports;
import io.muster.application.testing.Fixtures;
import io.muster.domain.access.AccessFacts;
import io.muster.domain.directory.GroupId;
import io.muster.domain.directory.GroupName;
import io.muster.domain.directory.UserId;
import io.muster.domain.mapping.MemberHoldings;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** H2 reads a page of access in time, also if a thousand members have a thousand workspaces twice. */
class AccessOnH2IT {
    /** A statement that reads all of them takes longer than a second; one that ends in time takes a part of it. */
    private static final DataSource H2 = Databases.impatientH2(Duration.ofSeconds(1));

    private static final Ports PORTS = Persistence.portsOn(Persistence.open(H2, H2));
    private static final OrganizationId ACME = Fixtures.newOrganization(PORTS);

    @BeforeAll
    static void mapTwoGroupsOfEverybodyToAllWorkspaces() {
        Stream.of("""
                        insert into directory_user (organization_id, id, user_name, user_name_key, active, label,
                            profile, origin, break_glass, created, last_modified, version)
                        select :organization, random_uuid(), 'user' || x, 'user' || x, true, 'user' || x, '{}', 'SCIM',
                            false, now(), now(), 1
                        from system_range(1, 1000)""", """
                        insert into workspace (organization_id, id, name, name_key, created)
                        select :organization, random_uuid(), 'workspace' || x, 'workspace' || x, now()
                        from system_range(1, 1000)""", """
                        insert into directory_group (organization_id, id, display_name, display_name_key, created,
                            last_modified, version)
                        select :organization, random_uuid(), 'group' || x, 'group' || x, now(), now(), 1
                        from system_range(1, 3)""", """
                        insert into group_membership (organization_id, group_id, user_id, since)
                        select u.organization_id, g.id, u.id, now()
                        from directory_user u join directory_group g on g.organization_id = u.organization_id
                        where u.organization_id = :organization""", """
                        insert into group_mapping (organization_id, id, group_id, name, name_key, role, role_since,
                            role_by, changed_at, changed_by, version)
                        select organization_id, random_uuid(), id, display_name, display_name_key, 'VIEWER', now(),
                            'tester', now(), 'tester', 1
                        from directory_group where organization_id = :organization and display_name <> 'group3'""", """
                        insert into group_mapping_workspace (organization_id, mapping_id, workspace_id, since, given_by)
                        select p.organization_id, p.id, w.id, now(), 'tester'
                        from group_mapping p join workspace w on w.organization_id = p.organization_id
                        where p.organization_id = :organization""")
                .forEach(rows -> Databases.execute(H2, rows.replace(":organization", "uuid '" + ACME + "'")));
    }

    @Test
    void pageOfFactsEndsBeforeItIsTooLarge() {
        Slice<AccessFacts> page =
                PORTS.unitOfWork().read(() -> PORTS.accessQueries().page(ACME, Optional.empty(), 1_000));

        assertThat(page.more()).isTrue();
        assertThat(page.items()).singleElement().satisfies(facts -> assertThat(facts.workspaces())
                .hasSize(2_000));
    }

    @Test
    void summariesThatWouldBeTooLargeAreEmpty() {
        List<UserId> everybody = PORTS.unitOfWork()
                .read(() -> PORTS.accessQueries().members(ACME, Optional.empty(), Optional.empty(), 1_000));

        assertThat(PORTS.unitOfWork().read(() -> PORTS.accessQueries().summaries(ACME, everybody)))
                .isEmpty();
    }

    @Test
    void pageOfHoldingsEndsBeforeItIsTooLarge() {
        GroupId third = PORTS.unitOfWork()
                .read(() -> PORTS.groups().named(ACME, List.of(GroupName.of("group3"))))
                .get(0)
                .id();

        Slice<MemberHoldings> page = PORTS.unitOfWork()
                .read(() -> PORTS.accessQueries().holdings(ACME, List.of(third), Optional.empty(), 1_000, NOON));

        assertThat(page.more()).isTrue();
        assertThat(page.items()).isNotEmpty().allMatch(held -> held.workspaces().size() == 1_000);
    }
}
